package providertest

import "strings"

// HistoryResponse returns the good body of a provider's response to a request for the closes of its instrument in the week of Friday, or for its
// splits; "" if the path is of another request.
func HistoryResponse(name, path string) string {
	switch {
	case name == "yahoo" && strings.Contains(path, "/chart/"):
		return `{"chart":{"result":[{"meta":{"currency":"USD","symbol":"META","instrumentType":"EQUITY","firstTradeDate":1337347800,"regularMarketPrice":281.0,"regularMarketTime":1686945601,"exchangeTimezoneName":"America/New_York","longName":"Meta Platforms, Inc."},
			"timestamp":[1686576600,1686663000,1686749400,1686835800,1686922200],"events":{"splits":{"1685971800":{"date":1685971800,"numerator":1.0,"denominator":1.0,"splitRatio":"1:1"}}},
			"indicators":{"quote":[{"close":[271.05,271.32,273.35,281.83,281.0]}]}}],"error":null}}`
	case name == "tiingo" && strings.Contains(path, "/daily/"):
		return `[{"date":"2023-06-12T00:00:00.000Z","close":271.05,"splitFactor":1.0},{"date":"2023-06-13T00:00:00.000Z","close":271.32,"splitFactor":1.0},{"date":"2023-06-14T00:00:00.000Z","close":273.35,"splitFactor":1.0},
			{"date":"2023-06-15T00:00:00.000Z","close":281.83,"splitFactor":1.0},{"date":"2023-06-16T00:00:00.000Z","close":281.0,"splitFactor":1.0}]`
	case name == "massive" && strings.Contains(path, "/ticker/"):
		return `{"ticker":"META","resultsCount":5,"adjusted":false,"status":"OK","results":[{"c":271.05,"t":1686542400000},{"c":271.32,"t":1686628800000},{"c":273.35,"t":1686715200000},{"c":281.83,"t":1686801600000},{"c":281.0,"t":1686888000000}]}`
	case name == "massive" && strings.Contains(path, "/splits"):
		return `{"status":"OK","results":[{"ticker":"META","execution_date":"2023-06-05","split_from":1,"split_to":1}]}`
	case name == "coingecko" && strings.Contains(path, "/market_chart/"):
		return `{"prices":[[1686614400000,271.05],[1686700800000,271.32],[1686787200000,273.35],[1686873600000,281.83],[1686960000000,281.0],[1686963600000,280.9]]}`
	case name == "frankfurter":
		return `[{"date":"2023-06-12","base":"EUR","quote":"USD","rate":271.05},{"date":"2023-06-13","base":"EUR","quote":"USD","rate":271.32},{"date":"2023-06-14","base":"EUR","quote":"USD","rate":273.35},
			{"date":"2023-06-15","base":"EUR","quote":"USD","rate":281.83},{"date":"2023-06-16","base":"EUR","quote":"USD","rate":281.0}]`
	}
	return ""
}

// Files are files of an author about the same week.
var Files = map[string]string{
	"closes.csv": "date,META\n2023-06-12,271.05\n2023-06-13,271.32\n2023-06-14,273.35\n2023-06-15,281.83\n2023-06-16,281.00\n",
	"splits.csv": "date,symbol,ratio\n2023-06-05,META,1:1\n",
	"quotes.csv": "symbol,price,currency,asOf,previousClose,name\nMETA,281.00,USD,2023-06-16T20:00:00Z,281.83,Meta Platforms\n",
}
