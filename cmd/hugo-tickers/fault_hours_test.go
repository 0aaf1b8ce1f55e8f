package main

// hourFaults are prices of hours that not every market, or not every day, has.
func hourFaults() []pageFault {
	return []pageFault{
		{
			name: "half a day of New York", providers: "yahoo", symbol: "KO", day: "2026-11-27",
			visits: []visit{{"2026-11-27 13:40 America/New_York", listing{
				symbol: "KO", zone: "America/New_York", exchange: "NYQ", currency: "USD", price: "71.4", at: "2026-11-27 13:00",
				bars: "2026-11-24=69 2026-11-25=70 2026-11-27=71.4",
			}}},
			latest: "$71.40 +2.00% (Nov 27, 2026)", close: "$71.40 +2.00% (Nov 27, 2026)",
		},
		{
			name: "half a day of London, and the minutes before its auction", providers: "yahoo", symbol: "XLON:RR", day: "2026-12-24",
			visits: []visit{
				{"2026-12-24 12:33 Europe/London", listing{
					symbol: "RR.L", zone: "Europe/London", currency: "GBp", opens: "08:00", price: "1010", at: "2026-12-24 12:29",
					bars: "2026-12-22=980 2026-12-23=1000 2026-12-24=1010",
				}},
				{"2026-12-24 13:30 Europe/London", listing{
					symbol: "RR.L", zone: "Europe/London", currency: "GBp", opens: "08:00", price: "1020", at: "2026-12-24 12:35",
					bars: "2026-12-22=980 2026-12-23=1000 2026-12-24=1020",
				}},
			},
			latest: "£10.20 +2.00% (Dec 24, 2026)", close: "£10.20 +2.00% (Dec 24, 2026)", never: "10.10 1.00",
		},
		{
			name: "the week in which only America has daylight time", providers: "yahoo", symbol: "FX:USD/SEK", day: "2026-03-10",
			visits: []visit{{"2026-03-11 21:35 Europe/London", listing{ // 17:35 in New York: the next session.
				symbol: "USDSEK=X", kind: "CURRENCY", zone: "Europe/London", currency: "SEK", opens: "00:00", price: "9.27", at: "2026-03-11 21:30",
				bars: "2026-03-06=8.9 2026-03-09=9 2026-03-10=9.09 2026-03-11T21:30=9.27",
			}}},
			latest: "SEK 9.2700 (Mar 12, 2026)", close: "SEK 9.0900 +1.00%, +1.98% since Mar 10, 2026 (Mar 10, 2026 / Mar 12, 2026)",
		},
		{
			name: "São Paulo closes with New York, at another hour in winter", providers: "yahoo", symbol: "B3:ITUB4", day: "2026-07-15",
			visits: []visit{{"2026-07-15 17:40 America/Sao_Paulo", listing{
				symbol: "ITUB4.SA", zone: "America/Sao_Paulo", currency: "BRL", opens: "10:00", price: "40.8", at: "2026-07-15 17:07",
				bars: "2026-07-13=39 2026-07-14=40 2026-07-15=40.8",
			}}},
			latest: "R$40.80 +2.00% (Jul 15, 2026)", close: "R$40.80 +2.00% (Jul 15, 2026)",
		},
		{
			name: "a market without a calendar, on the day after a holiday of New York", providers: "yahoo", symbol: "COMI", day: "2026-05-25",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"COMI\"\nyahoo = \"COMI.CA\"\n"},
			visits: []visit{{"2026-05-26 13:00 Africa/Cairo", listing{
				symbol: "COMI.CA", zone: "Africa/Cairo", currency: "EGP", opens: "10:00", price: "102", at: "2026-05-26 12:40",
				bars: "2026-05-21=96 2026-05-24=98 2026-05-25=100 2026-05-26=102",
			}}},
			latest: "EGP 102.00 +2.00% (May 26, 2026)", close: "EGP 100.00 +2.04%, +2.00% since May 25, 2026 (May 25, 2026 / May 26, 2026)", never: "6.25 4.08",
		},
		{
			name: "a market without a calendar, in its own morning", providers: "yahoo", symbol: "JFC", day: "2026-11-23",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"JFC\"\nyahoo = \"JFC.PS\"\n"},
			visits: []visit{{"2026-11-24 09:50 Asia/Manila", listing{
				symbol: "JFC.PS", zone: "Asia/Manila", currency: "PHP", price: "255", at: "2026-11-24 09:40",
				bars: "2026-11-19=240 2026-11-20=245 2026-11-23=250 2026-11-24T09:40=255",
			}}},
			latest: "₱255.00 +2.00% (Nov 24, 2026)", close: "₱250.00 +2.04%, +2.00% since Nov 23, 2026 (Nov 23, 2026 / Nov 24, 2026)", never: "4.08",
		},
		{
			name: "foreign exchange after five in New York", providers: "yahoo", symbol: "FX:GBP/JPY", day: "2026-11-18",
			visits: []visit{{"2026-11-18 22:50 Europe/London", listing{
				symbol: "GBPJPY=X", kind: "CURRENCY", zone: "Europe/London", currency: "JPY", opens: "00:00", price: "204", at: "2026-11-18 22:40",
				bars: "2026-11-16=196 2026-11-17=198 2026-11-18T22:40=204",
			}}},
			latest: "¥204.00 (Nov 19, 2026)", never: "3.03",
		},
		{
			name: "foreign exchange on a Sunday evening", providers: "yahoo", symbol: "FX:NZD/USD", day: "2026-11-20",
			visits: []visit{{"2026-11-22 23:00 Europe/London", listing{
				symbol: "NZDUSD=X", kind: "CURRENCY", zone: "Europe/London", currency: "USD", opens: "00:00", price: "0.612", at: "2026-11-22 22:40",
				bars: "2026-11-18=0.59 2026-11-19=0.594 2026-11-20=0.6 2026-11-22T22:40=0.612",
			}}},
			latest: "$0.6120 (Nov 23, 2026)", close: "$0.6000 +1.01%, +2.00% since Nov 20, 2026 (Nov 20, 2026 / Nov 23, 2026)", never: "3.03",
		},
		{
			name: "a future after six in New York", providers: "yahoo", symbol: "CRUDE", day: "2026-11-16",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"CRUDE\"\nyahoo = \"CL=F\"\n"},
			visits: []visit{{"2026-11-17 18:45 America/New_York", listing{
				symbol: "CL=F", kind: "FUTURE", zone: "America/New_York", currency: "USD", opens: "00:00", price: "71.4", at: "2026-11-17 18:35",
				bars: "2026-11-13=68 2026-11-16=69 2026-11-17=70 2026-11-18=71.4",
			}}},
			latest: "$71.40 (Nov 18, 2026)", close: "$69.00 +1.47%, +3.48% since Nov 16, 2026 (Nov 16, 2026 / Nov 18, 2026)", never: "68.00",
		},
		{
			name: "a future after six in New York, before its next session has a bar", providers: "yahoo", symbol: "SILVER",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"SILVER\"\nyahoo = \"SI=F\"\n"},
			visits: []visit{{"2026-11-17 18:45 America/New_York", listing{
				symbol: "SI=F", kind: "FUTURE", zone: "America/New_York", currency: "USD", opens: "00:00", price: "51", at: "2026-11-17 18:35",
				bars: "2026-11-13=48 2026-11-16=49 2026-11-17=50 2026-11-17T18:35=51",
			}}},
			latest: "$51.00 (Nov 18, 2026)", never: "4.08",
		},
		{
			name: "a coin whose day ends at midnight UTC", providers: "yahoo", symbol: "CRYPTO:LTC/USD", day: "2026-11-17",
			visits: []visit{{"2026-11-17 19:30 America/New_York", listing{
				symbol: "LTC-USD", kind: "CRYPTOCURRENCY", name: "Litecoin USD", zone: "UTC", currency: "USD", opens: "00:00", price: "102", at: "2026-11-18 00:25",
				bars: "2026-11-15=97 2026-11-16=98 2026-11-17=100 2026-11-18T00:25=102",
			}}},
			latest: "$102.00 +2.00% (Nov 18, 2026)", close: "$100.00 +2.04%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)", never: "4.08",
		},
		{
			name: "a page whose time is on another day in its own time zone", providers: "yahoo", symbol: "DIS", day: "2026-11-18T08:30:00+09:00",
			visits: []visit{{"2026-11-19 12:00 Asia/Tokyo", listing{
				symbol: "DIS", zone: "America/New_York", exchange: "NYQ", currency: "USD", price: "102", at: "2026-11-18 16:00",
				bars: "2026-11-16=98 2026-11-17=100 2026-11-18=102",
			}}},
			latest: "$102.00 +2.00% (Nov 18, 2026)", close: "$100.00 +2.04%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)", never: "4.08",
		},
	}
}
