package yahoo

import (
	"strings"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/quote"
)

// plainCoins are the coins that have their own letters at Yahoo. Other coins can have a number after them, because the letters alone
// are of another coin: UNI-USD is not Uniswap.
var plainCoins = func() map[string]bool {
	coins := map[string]bool{}
	for _, coin := range strings.Fields("BTC ETH XRP LTC BCH DOGE ADA SOL BNB TRX LINK XLM AVAX ETC XMR DASH ZEC EOS XTZ ATOM ALGO NEO VET FIL HBAR USDT USDC") {
		coins[coin] = true
	}
	return coins
}()

// check returns why Yahoo cannot be asked for an instrument, or nil.
func check(i quote.Instrument) error {
	if coin, _, _ := i.Symbol.Pair(); i.Symbol.Venue() == quote.Crypto && !plainCoins[coin] && i.Spelling[Spec.Name] == "" {
		return provider.NewError(provider.NotInPlan, `no coin of which Yahoo's spelling is certain: set it for the instrument in data/tickers/instruments.toml, such as yahoo = "UNI7083-USD"`)
	}
	return nil
}
