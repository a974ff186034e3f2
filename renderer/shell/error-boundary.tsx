import { Component, type ReactNode } from 'react';
import { failure } from '../../preload/contract/errors.ts';
import { ErrorState } from '../ui/states.tsx';

/** A view that breaks is replaced by a sentence and a way to continue; the rest of the window stays. `name` resets it. */
export class ErrorBoundary extends Component<{ name: string; children: ReactNode }, { broken: string | null }> {
  override state: { broken: string | null } = { broken: null };
  static getDerivedStateFromError(): { broken: string } {
    return { broken: 'now' };
  }
  override componentDidUpdate(before: { name: string }): void {
    if (before.name !== this.props.name && this.state.broken !== null) this.setState({ broken: null });
  }
  override render(): ReactNode {
    if (this.state.broken === null) return this.props.children;
    return <ErrorState failure={failure('UNEXPECTED')} onRetry={() => this.setState({ broken: null })} />;
  }
}
