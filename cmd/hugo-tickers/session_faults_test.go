package main

// sessionFault is something that is wrong with the sessions, the closes or the instrument of a response, and what a page shows then.
// Times are those of the market.
type sessionFault struct {
	name string
	chart
	day   string // the day of the badge; "" for the latest price
	now   string // RFC 3339
	old   string // the stored quote, JSON
	pin   string // the stored close of the day, JSON
	entry string // the author's entry in instruments.toml

	shows string // the text of the page
	told  string // what refresh -v says, in part
	final bool   // whether the stored price is final
}

// chart is a response of Yahoo's.
type chart struct {
	symbol, kind, zone, currency, title, exchange string
	first                                         string // date of the first trade
	last                                          string // "2023-06-16 16:00 281.00"
	bars                                          string // "2023-06-15=281.83 2023-06-15@23:00=281.00"
	splits                                        string // "2023-06-16=10:1"
}

const (
	saturday = "2023-06-17T12:00:00Z"
	week     = "2023-06-14=273.35 2023-06-15=281.83 2023-06-16=281.00"
)

func shareAt(last, bars string) chart { return chart{symbol: "META", last: last, bars: bars} }

func sessionFaults() []sessionFault {
	return append(latestFaults(), dayFaults()...)
}

func latestFaults() []sessionFault {
	friday := shareAt("2023-06-16 16:00 281.00", week)
	stored := `{"symbol": "META", "name": "Meta Platforms, Inc.", "exchange": "NasdaqGS", "kind": "equity", "currency": "USD", "price": 273.35, "asOf": "2023-06-14T20:00:00Z", "session": "2023-06-14", "final": true, "source": "yahoo"}`
	as := func(change func(*chart)) chart {
		c := friday
		c.kind, c.title, c.exchange = "EQUITY", "Meta Platforms, Inc.", "NasdaqGS"
		change(&c)
		return c
	}
	return []sessionFault{
		{name: "a price of the running session", chart: shareAt("2023-06-16 15:00 281.00", week), now: "2023-06-16T19:01:00Z", shows: "META $281.00 −0.29%"},
		{name: "the first price of the closing minute", chart: friday, now: "2023-06-16T20:01:00Z", shows: "META $281.00 −0.29%"},
		{name: "the price of the close, three quarters of an hour later", chart: friday, now: "2023-06-16T20:46:00Z", final: true, shows: "META $281.00 −0.29%"},
		{name: "a price after hours", chart: shareAt("2023-06-16 17:30 281.00", week), now: saturday, shows: "META $281.00 −0.29%"},
		{name: "half a day", chart: shareAt("2023-07-03 13:00 281.00", "2023-06-30=280.00 2023-07-03=281.00"), now: "2023-07-04T12:00:00Z", final: true, shows: "META $281.00 +0.36%"},
		{name: "a price before London's closing auction", chart: chart{symbol: "XLON:ABC", zone: "Europe/London", currency: "GBP", last: "2023-06-16 16:30 5.10", bars: "2023-06-15=5.00"}, now: saturday, shows: "XLON:ABC £5.10 +2.00%"},
		{name: "the price of London's closing auction", chart: chart{symbol: "XLON:ABC", zone: "Europe/London", currency: "GBP", last: "2023-06-16 16:35 5.10", bars: "2023-06-15=5.00"}, now: saturday, final: true, shows: "XLON:ABC £5.10 +2.00%"},
		{name: "a price before Hong Kong's closing auction", chart: chart{symbol: "XHKG:700", zone: "Asia/Hong_Kong", currency: "HKD", last: "2023-06-16 16:01 351.00", bars: "2023-06-15=350.00"}, now: saturday, shows: "XHKG:700 HK$351.00 +0.29%"},
		{name: "a price before Sydney's closing auction", chart: chart{symbol: "XASX:ABC", zone: "Australia/Sydney", currency: "AUD", last: "2023-06-16 16:05 51.00", bars: "2023-06-15=50.00"}, now: saturday, shows: "XASX:ABC A$51.00 +2.00%"},
		{name: "Tokyo in its morning, the evening before in New York", chart: chart{symbol: "XTKS:7203", zone: "Asia/Tokyo", currency: "JPY", last: "2023-06-16 09:30 2020", bars: "2023-06-14=1900 2023-06-15=2000 2023-06-16=2020"}, now: "2023-06-16T00:40:00Z", shows: "XTKS:7203 ¥2,020 +1.00%"},
		{name: "an index of an exchange that is not known", chart: chart{symbol: "INDEX:XYZ", kind: "INDEX", zone: "Asia/Manila", currency: "PHP", last: "2023-06-16 10:00 6465", bars: "2023-06-14=6300 2023-06-15=6400"}, now: saturday, shows: "INDEX:XYZ 6,465.00 +1.02%"},
		{name: "a session on a Sunday in a market without a calendar", chart: chart{symbol: "COMI", zone: "Africa/Cairo", currency: "EGP", last: "2023-06-11 11:00 51.00", bars: "2023-06-07=49.00 2023-06-08=50.00"}, entry: `yahoo = "COMI.CA"`, now: saturday, shows: "COMI EGP 51.00 +2.00%"},
		{name: "Tel Aviv on a Sunday", chart: chart{symbol: "XTAE:ABC", zone: "Asia/Jerusalem", currency: "ILS", last: "2023-06-11 12:00 51.00", bars: "2023-06-07=49.00 2023-06-08=50.00"}, now: saturday, shows: "XTAE:ABC ₪51.00 +2.00%"},
		{name: "the bar of the session before is missing", chart: shareAt("2023-06-16 16:00 281.00", "2023-06-14=273.35"), now: saturday, final: true, shows: "META $281.00"},
		{name: "the bar of the session before is null", chart: shareAt("2023-06-16 16:00 281.00", "2023-06-14=273.35 2023-06-15=null 2023-06-16=281.00"), now: saturday, final: true, shows: "META $281.00"},
		{name: "two bars of one session", chart: shareAt("2023-06-16 16:00 281.00", "2023-06-15=281.83 2023-06-16=280.00 2023-06-16@16:00=281.00"), now: saturday, final: true, shows: "META $281.00 −0.29%"},
		{name: "bars stamped the evening before", chart: chart{symbol: "BVMF:ABC", zone: "America/Sao_Paulo", currency: "BRL", last: "2023-06-16 12:00 10.20", bars: "2023-06-13@23:00=9.00 2023-06-14@23:00=10.00 2023-06-15@23:00=10.20"}, now: saturday, shows: "BVMF:ABC R$10.20 +2.00%"},
		{name: "a fund's value stamped on the next morning", chart: chart{symbol: "VFIAX", kind: "MUTUALFUND", last: "2023-06-16 08:05 408.00", bars: "2023-06-14=400.00 2023-06-15=408.00"}, now: saturday, shows: "VFIAX $408.00 +2.00%"},
		{name: "a pair after five in New York", chart: chart{symbol: "FX:EUR/USD", kind: "CURRENCY", zone: "Europe/London", last: "2023-06-15 22:30 1.09", bars: "2023-06-14@00:00=1.08 2023-06-15@00:00=1.09"}, now: saturday, shows: "FX:EUR/USD $1.0900"},
		{name: "a pair on Sunday evening", chart: chart{symbol: "FX:EUR/USD", kind: "CURRENCY", zone: "Europe/London", last: "2023-06-11 22:30 1.0908", bars: "2023-06-08@00:00=1.07 2023-06-09@00:00=1.08"}, now: saturday, shows: "FX:EUR/USD $1.0908 +1.00%"},
		{name: "a future after six in New York", chart: chart{symbol: "GOLD", kind: "FUTURE", last: "2023-06-15 18:30 1960", bars: "2023-06-14@00:00=1900 2023-06-15@00:00=1950 2023-06-16@00:00=1960"}, entry: `yahoo = "GC=F"`, now: saturday, shows: "GOLD $1,960.00"},
		{name: "a split of the day that is not in the bars", chart: chart{symbol: "META", last: "2023-06-16 16:00 28.381", bars: "2023-06-15=281.00", splits: "2023-06-16=10:1"}, now: saturday, final: true, shows: "META $28.38 +1.00%"},
		{name: "a reverse split of the day that is not in the bars", chart: chart{symbol: "META", last: "2023-06-16 16:00 2838.10", bars: "2023-06-15=281.00", splits: "2023-06-16=1:10"}, now: saturday, final: true, shows: "META $2,838.10 +1.00%"},
		{name: "a fall by half without a split", chart: shareAt("2023-06-16 16:00 140.00", "2023-06-15=280.00"), now: saturday, final: true, shows: "META $140.00 −50.00%"},
		{name: "a fund in the place of a share", chart: as(func(c *chart) { c.kind = "ETF" }), old: stored, now: saturday, told: "is another instrument than the stored META", final: true, shows: "META $273.35"},
		{name: "a first trade after the stored price", chart: as(func(c *chart) { c.first = "2023-06-15" }), old: stored, now: saturday, told: "is another instrument than the stored META", final: true, shows: "META $273.35"},
		{name: "another currency from the same service", chart: as(func(c *chart) { c.currency = "EUR" }), old: stored, now: saturday, told: "is another instrument than the stored META", final: true, shows: "META $273.35"},
		{name: "another name at another exchange", chart: as(func(c *chart) { c.title, c.exchange = "Roundhill Ball ETF", "NYSEArca" }), old: stored, now: saturday, told: "is another instrument than the stored META", final: true, shows: "META $273.35"},
		{name: "another name", chart: as(func(c *chart) { c.title = "Superintelligence Labs" }), old: stored, now: saturday, told: `yahoo calls it "Superintelligence Labs", before "Meta Platforms, Inc."`, final: true, shows: "META $281.00 −0.29%"},
		{name: "another coin with the same letters", chart: chart{symbol: "CRYPTO:SOL/USD", kind: "CRYPTOCURRENCY", zone: "UTC", title: "Sola Token USD", last: "2023-06-16 21:00 0.02"}, now: saturday, told: `SOL-USD is "Sola Token USD" at Yahoo`, shows: "CRYPTO:SOL/USD"},
		{name: "a coin whose letters prove nothing", chart: chart{symbol: "CRYPTO:UNI/USD", kind: "CRYPTOCURRENCY", zone: "UTC", title: "UNICORN Token USD", last: "2023-06-16 21:00 0.02"}, now: saturday, told: "no coin of which Yahoo's spelling is certain", shows: "CRYPTO:UNI/USD"},
		{name: "a fund that is called as a coin", chart: chart{symbol: "CRYPTO:BTC/USD", kind: "ETF", zone: "America/New_York", title: "Bitcoin Mini Trust", last: "2023-06-16 16:00 40"}, now: saturday, told: "CRYPTO:BTC/USD is of the kind etf, not crypto", shows: "CRYPTO:BTC/USD"},
		{name: "a placeholder of an unknown share", chart: chart{symbol: "KRX:378800", kind: "MUTUALFUND", zone: "Asia/Seoul", currency: "KRW", last: "2023-06-16 15:30 1000"}, now: saturday, told: "KOSDAQ:378800", shows: "KRX:378800"},
		{name: "a currency that no longer exists", chart: chart{symbol: "XWBO:ABC", zone: "Europe/Vienna", currency: "HRK", last: "2023-06-16 17:35 70"}, now: saturday, told: "the currency HRK was withdrawn on 2023-01-01; its successor is EUR", shows: "XWBO:ABC"},
	}
}

func dayFaults() []sessionFault {
	onDay := func(bars string) chart { return shareAt("2023-06-16 16:00 281.00", bars) }
	const provisional = `{"currency": "USD", "price": 280.10, "asOf": "2023-06-15T19:00:00Z", "source": "yahoo"}`
	const final = `{"currency": "USD", "price": 280.10, "asOf": "2023-06-15T20:00:00Z", "session": "2023-06-15", "final": true, "source": "yahoo"}`
	withSplit := func(bars, splits string) chart {
		c := onDay(bars)
		c.splits = splits
		return c
	}
	firstTraded := onDay(week)
	firstTraded.first = "2023-06-16"
	return []sessionFault{
		{name: "the close of a stated day", chart: onDay(week), day: "2023-06-15", final: true, shows: "META $281.83 +3.10%"},
		{name: "a stated day in another unit", chart: onDay("2023-06-14=273.35 2023-06-15=28183 2023-06-16=281.00"), day: "2023-06-15", told: "the close of 28183 is refused", shows: "META"},
		{name: "the day before in another unit", chart: onDay("2023-06-14=27335 2023-06-15=281.83 2023-06-16=281.00"), day: "2023-06-15", told: "the close of 27335 is refused", final: true, shows: "META $281.83"},
		{name: "all days before in another unit", chart: onDay("2023-06-13=271.32 2023-06-14=27335 2023-06-15=28183 2023-06-16=281.00"), day: "2023-06-15", told: "the close of 28183 is refused", shows: "META"},
		{name: "closes adjusted twice for a split", chart: withSplit("2023-06-14=27.0 2023-06-15=28.1 2023-06-16=281.00", "2023-06-16=1:10"), day: "2023-06-15", told: "the factor of the split of 2023-06-16", final: true, shows: "META"},
		{name: "closes not adjusted for a split", chart: withSplit("2023-06-14=2733 2023-06-15=2818 2023-06-16=281.00", "2023-06-16=10:1"), day: "2023-06-15", told: "the factor of the split of 2023-06-16", final: true, shows: "META"},
		{name: "the day of a split", chart: withSplit("2023-06-14=273.35 2023-06-15=281.83 2023-06-16=281.00", "2023-06-15=10:1"), day: "2023-06-15", final: true, shows: "META $281.83 +3.10%"},
		{name: "one close left out of a consolidation", chart: withSplit("2023-06-13=272 2023-06-14=27.2 2023-06-15=281.83 2023-06-16=281.00", "2023-06-15=1:10"), day: "2023-06-14", told: "the factor of the split of 2023-06-15", final: true, shows: "META"},
		{name: "a stated day behind a gap of months", chart: onDay("2023-01-12=123 2023-01-13=124 2023-06-15=281.83 2023-06-16=281.00"), day: "2023-01-13", told: "there was no trading between 2023-01-13 and 2023-06-15", final: true, shows: "META"},
		{name: "a gap of months that the author explains", chart: onDay("2023-01-12=123 2023-01-13=124 2023-06-15=281.83 2023-06-16=281.00"), entry: `since = "2012-05-18"`, day: "2023-01-13", final: true, shows: "META $124.00 +0.81%"},
		{name: "a stated day before the first trade", chart: firstTraded, day: "2023-06-15", told: "the instrument was first traded on 2023-06-16", final: true, shows: "META"},
		{name: "a stated day before the symbol was the company's", chart: onDay(week), entry: `since = "2023-06-16"`, day: "2023-06-15", told: "META is the instrument's own symbol since 2023-06-16", final: true, shows: "META"},
		{name: "a stated day under the former symbol", chart: onDay(week), entry: "since = \"2023-06-16\"\nformerly = \"FB\"", day: "2023-06-15", final: true, shows: "META $281.83 +3.10%"},
		{name: "a stored close that was none", chart: onDay(week), day: "2023-06-15", pin: provisional, final: true, shows: "META $281.83 +3.10%"},
		{name: "a stored close whose record is refused", chart: onDay("2023-06-14=273.35 2023-06-15=28183 2023-06-16=281.00"), day: "2023-06-15", pin: provisional, told: "the close of 28183 is refused", shows: "META"},
		{name: "a record that differs from a final close", chart: onDay(week), day: "2023-06-15", pin: final, final: true, shows: "META $280.10"},
		{name: "a stated day without a bar", chart: onDay("2023-06-14=273.35 2023-06-16=281.00"), day: "2023-06-15", told: "no provider of params.tickers.providers has it", final: true, shows: "META"},
		{name: "the day before without a bar", chart: onDay("2023-06-13=271.32 2023-06-15=281.83 2023-06-16=281.00"), day: "2023-06-15", final: true, shows: "META $281.83"},
		{name: "a share that was not traded at the close", chart: shareAt("2023-06-16 11:20 281.00", week), day: "2023-06-16", shows: "META $281.00 −0.29%"},
		{name: "a stated day whose auction is not over", chart: shareAt("2023-06-16 16:00 281.00", week), day: "2023-06-16", now: "2023-06-16T20:02:00Z", shows: "META $281.00 −0.29%"},
	}
}
