// How the themes of site/assets turn dark. Those with null follow the system, or are always dark. Where the system is not asked, it says the opposite.
export const turns = {
  papermod: () => document.body.classList.add('dark'),
  stack: () => { document.documentElement.dataset.scheme = 'dark' },
  blowfish: () => document.documentElement.classList.add('dark'),
  docsy: () => { document.documentElement.dataset.bsTheme = 'dark' },
  fixit: () => { document.documentElement.dataset.theme = 'dark' },
  clarity: () => { document.documentElement.dataset.mode = 'night' },
  coder: () => document.body.classList.add('colorscheme-dark'),
  anatole: () => document.body.classList.add('theme--dark'),
  terminal: null,
  archie: null,
  book: null
}
