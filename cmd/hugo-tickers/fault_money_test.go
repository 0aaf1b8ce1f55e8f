package main

// moneyFaults are currencies, amounts and names that are read or shown as something else.
func moneyFaults() []pageFault {
	pair := func(currency, price, bars string) []visit {
		return []visit{{"2026-11-18 12:05 Europe/London", listing{
			symbol: "USD" + currency + "=X", kind: "CURRENCY", zone: "Europe/London", currency: currency, opens: "00:00", price: price, at: "2026-11-18 12:00", bars: bars + " 2026-11-18T12:00=" + price,
		}}}
	}
	share := func(symbol, name, zone, currency, opens, price, at, bars string) []visit {
		return []visit{{at + " " + zone, listing{symbol: symbol, name: name, zone: zone, currency: currency, opens: opens, price: price, at: at, bars: bars}}}
	}
	return []pageFault{
		{
			name: "a currency of 2025", providers: "yahoo", symbol: "FX:USD/XCG", day: "2026-11-17",
			visits: pair("XCG", "1.836", "2026-11-16=1.75 2026-11-17=1.8"),
			latest: "Cg.1.8360 +2.00% (Nov 18, 2026)", close: "Cg.1.8000 +2.86%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)",
		},
		{
			name: "a currency that took three zeros away", providers: "yahoo", symbol: "FX:USD/SLE",
			visits: pair("SLE", "25.5", "2026-11-16=24.8 2026-11-17=25"),
			latest: "SLE 25.5000 +2.00% (Nov 18, 2026)",
		},
		{
			name: "a currency that was withdrawn, and a day before", providers: "yahoo", symbol: "FX:USD/BGN", day: "2025-12-30",
			visits: []visit{{"2026-01-08 12:05 Europe/London", listing{
				symbol: "USDBGN=X", kind: "CURRENCY", zone: "Europe/London", currency: "BGN", opens: "00:00", price: "1.7", at: "2026-01-08 12:00",
				bars: "2025-12-29=1.65 2025-12-30=1.683 2026-01-06=1.69 2026-01-07=1.69 2026-01-08T12:00=1.7",
			}}},
			close: "BGN 1.6830 +2.00% (Dec 30, 2025)", never: "1.7000", says: "the currency BGN was withdrawn on 2026-01-01; its successor is EUR",
		},
		{
			name: "a code that is no currency", providers: "yahoo", symbol: "XSES:D05", day: "2026-11-16",
			visits: share("D05.SI", "DBS", "Asia/Singapore", "SGX", "09:00", "51", "2026-11-17 17:16", "2026-11-13=49 2026-11-16=50 2026-11-17=51"),
			never:  "51.00 50.00", says: `unknown currency "SGX"`,
		},
		{
			name: "a price in cents of the dollar", providers: "yahoo", symbol: "CORN", day: "2026-11-16",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"CORN\"\nyahoo = \"ZC=F\"\n"},
			visits: []visit{{"2026-11-17 12:05 America/New_York", listing{
				symbol: "ZC=F", kind: "FUTURE", zone: "America/New_York", currency: "USX", opens: "00:00", price: "459", at: "2026-11-17 12:00", bars: "2026-11-13=445 2026-11-16=450 2026-11-17=459",
			}}},
			latest: "$4.59 +2.00% (Nov 17, 2026)", close: "$4.50 +1.12%, +2.00% since Nov 16, 2026 (Nov 16, 2026 / Nov 17, 2026)", never: "459 459.00 450.00",
		},
		{
			name: "a price in hundredths of a rand", providers: "yahoo", symbol: "XJSE:SOL",
			visits: share("SOL.JO", "Sasol", "Africa/Johannesburg", "ZAc", "09:00", "10200", "2026-11-17 17:05", "2026-11-13=9800 2026-11-16=10000 2026-11-17=10200"),
			latest: "ZAR 102.00 +2.00% (Nov 17, 2026)", never: "10200 10,200.00",
		},
		{
			name: "half a cent", providers: "yahoo", symbol: "XASX:LKE",
			visits: share("LKE.AX", "Lake", "Australia/Sydney", "AUD", "10:00", "0.285", "2026-11-17 16:11", "2026-11-13=0.295 2026-11-16=0.3 2026-11-17=0.285"),
			latest: "A$0.285 −5.00% (Nov 17, 2026)", never: "0.29",
		},
		{
			name: "tenths of a yen", providers: "yahoo", symbol: "XTKS:8306",
			visits: share("8306.T", "MUFG", "Asia/Tokyo", "JPY", "09:00", "2040.5", "2026-11-17 15:30", "2026-11-13=1990 2026-11-16=2000.5 2026-11-17=2040.5"),
			latest: "¥2,040.5 +2.00% (Nov 17, 2026)",
		},
		{
			name: "a price in bitcoins", providers: "yahoo", symbol: "CRYPTO:ETH/BTC",
			visits: []visit{{"2026-11-18 12:05 UTC", listing{
				symbol: "ETH-BTC", kind: "CRYPTOCURRENCY", name: "Ethereum BTC", zone: "UTC", currency: "BTC", opens: "00:00", price: "0.0306", at: "2026-11-18 12:00", bars: "2026-11-16=0.029 2026-11-17=0.03 2026-11-18T12:00=0.0306",
			}}},
			latest: "BTC 0.0306 +2.00% (Nov 18, 2026)",
		},
		{
			name: "a price of a fraction of a cent", providers: "yahoo", symbol: "CRYPTO:SHIB/USD",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"CRYPTO:SHIB/USD\"\nyahoo = \"SHIB-USD\"\n"},
			visits: []visit{{"2026-11-18 12:05 UTC", listing{
				symbol: "SHIB-USD", kind: "CRYPTOCURRENCY", name: "Shiba Inu USD", zone: "UTC", currency: "USD", opens: "00:00", price: "0.00001224", at: "2026-11-18 12:00", bars: "2026-11-16=0.0000118 2026-11-17=0.000012 2026-11-18T12:00=0.00001224",
			}}},
			latest: "$0.00001224 +2.00% (Nov 18, 2026)", never: "0.00",
		},
		{
			name: "entities of HTML in a name", providers: "yahoo", symbol: "XLON:MKS", show: "name price",
			visits: share("MKS.L", "Marks &amp; Spencer &#39;M&amp;S&#39; plc", "Europe/London", "GBp", "08:00", "408", "2026-11-17 16:36", "2026-11-13=390 2026-11-16=400 2026-11-17=408"),
			latest: "Marks & Spencer 'M&S' plc £4.08 (Nov 17, 2026)",
		},
		{
			name: "a name that would be markup", providers: "yahoo", symbol: "XHKG:9988", show: "name price",
			visits: share("9988.HK", "Ali &lt;b&gt;baba&lt;/b&gt;", "Asia/Hong_Kong", "HKD", "09:30", "102", "2026-11-17 16:09", "2026-11-13=98 2026-11-16=100 2026-11-17=102"),
			latest: "Ali <b>baba</b> HK$102.00 (Nov 17, 2026)",
		},
	}
}
