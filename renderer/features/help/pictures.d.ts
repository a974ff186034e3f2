/** A picture that comes with the page: its address there. */
declare module '*.jpg' {
  const address: string;
  export default address;
}
