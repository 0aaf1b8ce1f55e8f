package yahoo

import (
	"fmt"
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// plainCoins are coins whose letters are Yahoo's name of them, with the word that their full name starts with. Yahoo gives letters to
// the coin that had them first, and a number after them to all later ones: UNI-USD is not Uniswap, which is UNI7083-USD. So letters
// prove nothing, and a coin outside this list needs the author's spelling. The full name in a response confirms those in it. The list
// has the large coins of https://finance.yahoo.com/markets/crypto/all/ without a number.
var plainCoins = map[string]string{
	"ADA": "Cardano", "ALGO": "Algorand", "ATOM": "Cosmos", "AVAX": "Avalanche", "BCH": "Bitcoin Cash", "BNB": "BNB", "BTC": "Bitcoin",
	"DASH": "Dash", "DOGE": "Dogecoin", "ETC": "Ethereum Classic", "ETH": "Ethereum", "FIL": "Filecoin", "HBAR": "Hedera",
	"LINK": "Chainlink", "LTC": "Litecoin", "NEO": "Neo", "SOL": "Solana", "TRX": "TRON", "USDC": "USD", "USDT": "Tether",
	"VET": "VeChain", "XLM": "Stellar", "XMR": "Monero", "XRP": "XRP", "XTZ": "Tezos", "ZEC": "Zcash",
}

// check returns why Yahoo cannot be asked for an instrument, or nil.
func check(i quote.Instrument) error {
	if _, plain := plainCoins[coinOf(i)]; coinOf(i) != "" && !plain {
		return provider.NewError(provider.NotInPlan, `no coin of which Yahoo's spelling is certain: set it for the instrument in data/tickers/instruments.toml, such as yahoo = "UNI7083-USD"`)
	}
	return nil
}

// coinOf returns the letters of an instrument's coin, "" if it is none or the author has set Yahoo's spelling.
func coinOf(i quote.Instrument) string {
	if i.Symbol.Venue() != quote.Crypto || i.Spelling[Spec.Name] != "" {
		return ""
	}
	coin, _, _ := i.Symbol.Pair()
	return coin
}

// checkName returns an error if a response is about another coin with the same letters.
func (b chartResult) checkName(i quote.Instrument) error {
	name, want := b.name(), plainCoins[coinOf(i)]
	if want == "" || name == "" || strings.HasPrefix(strings.ToLower(name), strings.ToLower(want)) {
		return nil
	}
	return provider.NewError(provider.NotInPlan, fmt.Sprintf("%s is %q at Yahoo: set the spelling of the coin in data/tickers/instruments.toml", spelling(i), name))
}
