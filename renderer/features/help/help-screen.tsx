import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type HelpArticle, helpArticles } from '../../shell/help-articles.ts';
import { go, Link } from '../../shell/router.tsx';
import type { ScreenProps } from '../../shell/screen-props.ts';
import { scrolledByKeys, View } from '../../shell/view.tsx';
import { countOf } from '../../ui/figures.ts';
import { RecordList } from '../../ui/record-list.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { findArticles, sentenceWith, textOf } from './find-articles.ts';
import { helpBodies } from './help-bodies.tsx';
import { helpPictures } from './help-pictures.ts';
import './help.css';
import { sentence } from '../../ui/sentence.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.helpScreen;

/** Read once: the words do not change while the program runs. */
const searched = helpArticles.map((article) => ({ ...article, text: textOf(helpBodies[article.id]) }));

/** Help that is inside the product and works offline: found by its words, one article at a time. */
export default function HelpScreen({ route }: ScreenProps<'help'>) {
  const [typed, setTyped] = useState('');
  const found = useMemo(() => findArticles(searched, typed), [typed]);
  const shown = searched.find(({ id }) => id === route.article) ?? null;
  const first = found[0];
  return (
    <View
      title={texts.help}
      facts={
        typed.trim() === ''
          ? countOf(searched.length, 'article')
          : countOf(found.length, texts.articleFound, texts.articlesFound)
      }
      padded
    >
      <div className="help">
        <nav className="help__contents" aria-label={texts.articles}>
          <TextField
            label={texts.findInTheHelp}
            value={typed}
            onChange={setTyped}
            maxLength={100}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && first !== undefined) go({ name: 'help', article: first.id });
            }}
          />
          {found.length === 0 ? (
            <EmptyState icon={<SearchX />} title={texts.nothingInTheHelp}>
              {texts.tryFewerWordsOr}
            </EmptyState>
          ) : (
            <RecordList>
              {found.map(({ id, title, text }) => {
                const why = sentenceWith(text, typed);
                return (
                  <li key={id}>
                    <Link to={{ name: 'help', article: id }} {...(shown?.id === id ? { 'aria-current': 'page' } : {})}>
                      {title}
                    </Link>
                    {why === null ? null : <p className="muted">{why}</p>}
                  </li>
                );
              })}
            </RecordList>
          )}
        </nav>
        {shown === null ? <Beginning /> : <Article key={shown.id} id={shown.id} title={shown.title} />}
      </div>
    </View>
  );
}

function Beginning() {
  return (
    <div className="help__article">
      <p>{sentence(texts.chooseAnArticle, { key: <kbd>?</kbd> })}</p>
    </div>
  );
}

function Article({ id, title }: { id: HelpArticle; title: string }) {
  const picture = helpPictures[id];
  return (
    <article className="help__article" {...scrolledByKeys} aria-label={title}>
      <h2>{title}</h2>
      {helpBodies[id]}
      {picture === undefined ? null : (
        <figure>
          <img src={picture.source} alt="" width={1200} height={750} />
          <figcaption>{picture.shows}</figcaption>
        </figure>
      )}
    </article>
  );
}
