import './locking.css';

/** All that a window shows that is being locked. */
export function Locking() {
  return (
    <main className="locking">
      <h1>Locked</h1>
      <p className="muted" role="status">
        Closing the vault…
      </p>
    </main>
  );
}
