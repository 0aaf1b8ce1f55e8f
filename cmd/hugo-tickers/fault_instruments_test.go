package main

// instrumentFaults are prices of another instrument than the author means.
func instrumentFaults() []pageFault {
	// lastGood is the stored quote of a symbol: 100 dollars, a share, of Monday.
	lastGood := func(symbol, name string) map[string]string {
		return map[string]string{stored: quotes(symbol, `"name": "`+name+`", "exchange": "NYSE", "mic": "XNYS", "kind": "equity", "currency": "USD", "price": 100.00, "previousClose": 99.00,
			"change": 1.00, "changePercent": 1.0101, "asOf": "2026-11-16T21:00:00Z", "session": "2026-11-16", "final": true, "freshUntil": "2026-11-18T21:00:00Z", "source": "yahoo"`)}
	}
	const kept = "$100.00 +1.01% (Nov 16, 2026)"
	// now is what Yahoo says on Tuesday evening: 102 dollars.
	now := func(l listing) []visit {
		l.zone, l.opens, l.price, l.at = "America/New_York", "09:30", "102", "2026-11-17 16:00"
		if l.bars == "" {
			l.bars = "2026-11-13=99 2026-11-16=100 2026-11-17=102"
		}
		return []visit{{"2026-11-17 18:00 America/New_York", l}}
	}
	return []pageFault{
		{
			name: "a share that has become a fund", providers: "yahoo", symbol: "TWTR", files: lastGood("TWTR", "Twitter, Inc."), kept: true, latest: kept,
			visits: now(listing{symbol: "TWTR", kind: "ETF", name: "Twitter Basket ETF", exchange: "NYSE", currency: "USD"}), never: "102 102.00", says: "is another instrument than the stored",
		},
		{
			name: "a listing that has become one in another currency", providers: "yahoo", symbol: "SHOP", files: lastGood("SHOP", "Shopify Inc."), kept: true, latest: kept,
			visits: now(listing{symbol: "SHOP", name: "Shopify Inc.", exchange: "NYSE", currency: "CAD"}), never: "102 102.00", says: "is another instrument than the stored",
		},
		{
			name: "another company at another exchange", providers: "yahoo", symbol: "SNE", files: lastGood("SNE", "Sony Corporation"), kept: true, latest: kept,
			visits: now(listing{symbol: "SNE", name: "Sun Energy Partners", exchange: "NasdaqCM", currency: "USD"}), never: "102 102.00", says: "is another instrument than the stored",
		},
		{
			name: "a ticker that was first traded after the stored price", providers: "yahoo", symbol: "SIVB", files: lastGood("SIVB", "SVB Financial"), kept: true, latest: kept,
			visits: now(listing{symbol: "SIVB", name: "SVB Financial", exchange: "NYSE", currency: "USD", first: "2026-11-17", bars: "2026-11-17=102"}), never: "102 102.00", says: "is another instrument than the stored",
		},
		{
			name: "another name at the same exchange", providers: "yahoo", symbol: "RTN", files: lastGood("RTN", "Raytheon Company"),
			visits: now(listing{symbol: "RTN", name: "RTX Corporation", exchange: "NYSE", currency: "USD"}),
			latest: "$102.00 +2.00% (Nov 17, 2026)", says: `yahoo calls it "RTX Corporation", before "Raytheon Company"`,
		},
		{
			name: "a stated day before the first trade", providers: "yahoo", symbol: "ARM", day: "2026-11-12",
			visits: now(listing{symbol: "ARM", name: "Arm Holdings plc", exchange: "NasdaqGS", currency: "USD", first: "2026-11-16", bars: "2026-11-11=20 2026-11-12=21 2026-11-16=100 2026-11-17=102"}),
			latest: "$102.00 +2.00% (Nov 17, 2026)", never: "21 21.00", says: "first traded on 2026-11-16",
		},
		{
			name: "a stated day on which the company had another symbol", providers: "yahoo", symbol: "XYZ", day: "2026-11-12",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"XYZ\"\nsince = \"2026-11-16\"\nformerly = \"SQ\"\n"},
			visits: []visit{{"2026-11-17 18:00 America/New_York", together{
				listing{symbol: "XYZ", zone: "America/New_York", exchange: "NYQ", currency: "USD", price: "102", at: "2026-11-17 16:00", bars: "2026-11-11=7.4 2026-11-12=7.5 2026-11-13=7.6 2026-11-16=100 2026-11-17=102"},
				listing{symbol: "SQ", zone: "America/New_York", exchange: "NYQ", currency: "USD", price: "99", at: "2026-11-13 16:00", bars: "2026-11-11=95 2026-11-12=96.9 2026-11-13=99"},
			}}},
			latest: "$102.00 +2.00% (Nov 17, 2026)", close: "$96.90 +2.00%, +5.26% since Nov 12, 2026 (Nov 12, 2026 / Nov 17, 2026)", never: "7.5 7.50 1.35",
		},
		{
			name: "a stated day before the symbol was the company's own", providers: "yahoo", symbol: "RDDT", day: "2026-11-12",
			files:  map[string]string{instruments: "[[instruments]]\nsymbol = \"RDDT\"\nsince = \"2026-11-16\"\n"},
			visits: now(listing{symbol: "RDDT", exchange: "NYSE", currency: "USD", bars: "2026-11-11=95 2026-11-12=97 2026-11-13=99 2026-11-16=100 2026-11-17=102"}),
			latest: "$102.00 +2.00% (Nov 17, 2026)", never: "97 97.00", says: "own symbol since 2026-11-16",
		},
		{
			name: "a coin with the letters of another one", providers: "yahoo", symbol: "CRYPTO:ATOM/USD", day: "2026-11-16",
			visits: now(listing{symbol: "ATOM-USD", kind: "CRYPTOCURRENCY", name: "Atomic Coin USD", currency: "USD"}), never: "102 102.00 100.00", says: `is "Atomic Coin USD" at Yahoo`,
		},
		{
			name: "a coin whose letters do not tell which it is", providers: "yahoo", symbol: "CRYPTO:GRT/USD",
			visits: now(listing{symbol: "GRT-USD", kind: "CRYPTOCURRENCY", name: "Golden Ratio Token USD", currency: "USD"}), never: "102 102.00", says: "no coin of which Yahoo's spelling is certain",
		},
		{
			name: "a fund that is called as a coin", providers: "yahoo", symbol: "CRYPTO:ETC/USD",
			visits: now(listing{symbol: "ETC-USD", kind: "ETF", name: "Ethereum Classic Trust", currency: "USD"}), never: "102 102.00", says: "of the kind etf, not crypto",
		},
		{
			name: "a placeholder under a spelling that does not exist", providers: "yahoo", symbol: "XBRU:ABI", day: "2026-11-16",
			visits: now(listing{symbol: "ABI.BR", kind: "MUTUALFUND", name: "ABI.BR,0P0000ABCD,0", currency: "EUR"}), never: "102 102.00", says: "a placeholder",
		},
		{
			name: "a share under the name of an index", providers: "yahoo", symbol: "INDEX:MIB",
			visits: now(listing{symbol: "^MIB", kind: "EQUITY", name: "Mibank", currency: "USD"}), never: "102 102.00", says: "of the kind equity, not index",
		},
		{
			name: "an exchange behind a dot, for a service of US listings", providers: "finnhub", symbol: "VOW3.DE",
			visits: []visit{{"2026-11-17 18:00 Europe/Berlin", routes{"/quote": `{"c":102,"d":2,"dp":2,"h":102,"l":99,"o":100,"pc":100,"t":1794931500}`}}},
			never:  "102 102.00", says: "not a US listing",
		},
		{
			name: "a price in pence from a service that names no currency", providers: "alphavantage", symbol: "XLON:BARC",
			visits: []visit{{"2026-11-17 21:30 Europe/London", routes{
				"/query": `{"Global Quote":{"01. symbol":"BARC.LON","05. price":"312.1000","07. latest trading day":"2026-11-17","08. previous close":"306.0000"}}`,
			}}},
			never: "312.1 312.10 3.12", says: "set the currency of the instrument",
		},
		{
			name: "a price in pence that is called pounds", providers: "twelvedata", symbol: "XLON:LLOY", kept: true,
			files:  map[string]string{stored: quotes("XLON:LLOY", `"currency": "GBP", "price": 0.80, "previousClose": 0.79, "change": 0.01, "changePercent": 1.2658, "asOf": "2026-11-16T16:35:00Z", "session": "2026-11-16", "freshUntil": "2026-11-18T16:30:00Z", "source": "twelvedata"`)},
			visits: []visit{{"2026-11-17 18:30 Europe/London", routes{"/quote": twelve("LLOY", "XLON", "GBP", "81.60", "80.00", "2026-11-17 16:35 Europe/London")}}},
			latest: "£0.80 +1.27% (Nov 16, 2026)", never: "81.60 81.6", says: "suggests a unit change",
		},
	}
}
