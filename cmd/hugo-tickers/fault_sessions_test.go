package main

// sessionFaults are prices that belong to another session than their time, or their bar, suggests.
func sessionFaults() []pageFault {
	return []pageFault{
		{
			name: "an index in its own morning, the evening before in New York", providers: "yahoo", symbol: "INDEX:HSI", day: "2026-11-17",
			visits: []visit{{"2026-11-18 10:05 Asia/Hong_Kong", listing{
				symbol: "^HSI", kind: "INDEX", zone: "Asia/Hong_Kong", currency: "HKD", price: "25755", at: "2026-11-18 10:00",
				bars: "2026-11-13=24000 2026-11-16=25000 2026-11-17=25500 2026-11-18T10:00=25755",
			}}},
			latest: "25,755.00 +1.00% (Nov 18, 2026)", close: "25,500.00 +2.00%, +1.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)", never: "3.02",
		},
		{
			name: "an index of Sydney while it is yesterday in UTC", providers: "yahoo", symbol: "INDEX:AXJO", day: "2026-11-17",
			visits: []visit{{"2026-11-18 10:25 Australia/Sydney", listing{
				symbol: "^AXJO", kind: "INDEX", zone: "Australia/Sydney", currency: "AUD", opens: "10:00", price: "8080", at: "2026-11-18 10:20",
				bars: "2026-11-13=7900 2026-11-16=7950 2026-11-17=8000 2026-11-18T10:20=8080",
			}}},
			latest: "8,080.00 +1.00% (Nov 18, 2026)", close: "8,000.00 +0.63%, +1.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)", never: "1.64",
		},
		{
			name: "an index of a market without a calendar, in its morning", providers: "yahoo", symbol: "INDEX:PSEI", day: "2026-11-17",
			visits: []visit{{"2026-11-18 10:05 Asia/Manila", listing{
				symbol: "^PSEI", kind: "INDEX", zone: "Asia/Manila", currency: "PHP", price: "7140", at: "2026-11-18 10:00",
				bars: "2026-11-16=6800 2026-11-17=7000 2026-11-18T10:00=7140",
			}}},
			latest: "7,140.00 +2.00% (Nov 18, 2026)", close: "7,000.00 +2.94%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)", never: "5.00",
		},
		{
			name: "a share of Auckland before its day has begun in UTC, and a page dated the day before", providers: "twelvedata", symbol: "XNZE:FPH", day: "2026-11-17",
			visits: []visit{{"2026-11-18 10:35 Pacific/Auckland", routes{
				"/quote": twelve("FPH", "XNZE", "NZD", "36.72", "36.00", "2026-11-18 10:20 Pacific/Auckland"),
			}}},
			latest: "NZ$36.72 +2.00% (Nov 18, 2026)",
		},
		{
			name: "daily bars stamped at 23:00 of the evening before", providers: "yahoo", symbol: "BVMF:VALE3", day: "2022-03-09",
			visits: []visit{{"2022-03-10 12:00 America/Sao_Paulo", listing{
				symbol: "VALE3.SA", zone: "America/Sao_Paulo", currency: "BRL", opens: "23:00", price: "93.84", at: "2022-03-10 11:40",
				bars: "2022-03-07=90 2022-03-08=92 2022-03-10T11:40=93.84",
			}}},
			latest: "R$93.84 +2.00% (Mar 10, 2022)", close: "R$92.00 +2.22%, +2.00% since Mar 9, 2022 (Mar 9, 2022 / Mar 10, 2022)", never: "90.00 4.27",
		},
		{
			name: "the bar of a Monday stamped on the Sunday", providers: "yahoo", symbol: "XBUE:GGAL", day: "2026-11-16",
			visits: []visit{{"2026-11-17 12:10 America/Argentina/Buenos_Aires", listing{
				symbol: "GGAL.BA", zone: "America/Argentina/Buenos_Aires", currency: "ARS", opens: "23:00", price: "8160", at: "2026-11-17 12:00",
				bars: "2026-11-11=7500 2026-11-12=7800 2026-11-15=8000 2026-11-16T23:00=8160",
			}}},
			latest: "ARS 8,160.00 +2.00% (Nov 17, 2026)", close: "ARS 8,000.00 +2.56%, +2.00% since Nov 16, 2026 (Nov 16, 2026 / Nov 17, 2026)", never: "7500 7,500.00 4.62",
		},
		{
			name: "a fund's value published when it is tomorrow in UTC", providers: "yahoo", symbol: "FXAIX", day: "2026-01-13",
			visits: []visit{{"2026-01-14 20:00 America/New_York", listing{
				symbol: "FXAIX", kind: "MUTUALFUND", zone: "America/New_York", currency: "USD", price: "204", at: "2026-01-14 19:40",
				bars: "2026-01-12=198 2026-01-13=200 2026-01-14T19:40=204",
			}}},
			latest: "$204.00 +2.00% (Jan 14, 2026)", close: "$200.00 +1.01%, +2.00% since Jan 13, 2026 (Jan 13, 2026 / Jan 14, 2026)",
		},
		{
			name: "a fund's value of Friday stamped on Monday morning", providers: "yahoo", symbol: "VTSAX", day: "2026-07-09",
			visits: []visit{{"2026-07-13 08:30 America/New_York", listing{
				symbol: "VTSAX", kind: "MUTUALFUND", zone: "America/New_York", currency: "USD", price: "151.5", at: "2026-07-13 08:03",
				bars: "2026-07-08=148 2026-07-09=150 2026-07-10=151.5",
			}}},
			latest: "$151.50 +1.00% (Jul 10, 2026)", close: "$150.00 +1.35%, +1.00% since Jul 9, 2026 (Jul 9, 2026 / Jul 10, 2026)", never: "0.00",
		},
		{
			name: "a fund's value stamped on the day after a holiday", providers: "yahoo", symbol: "SWPPX", day: "2026-11-25",
			visits: []visit{{"2026-11-27 09:00 America/New_York", listing{
				symbol: "SWPPX", kind: "MUTUALFUND", zone: "America/New_York", currency: "USD", price: "20.4", at: "2026-11-27 08:05",
				bars: "2026-11-23=19.8 2026-11-24=20 2026-11-25=20.4",
			}}},
			latest: "$20.40 +2.00% (Nov 25, 2026)", close: "$20.40 +2.00% (Nov 25, 2026)", never: "19.80",
		},
		{
			name: "a session on a Sunday", providers: "yahoo", symbol: "XSAU:1120", day: "2026-11-15",
			visits: []visit{{"2026-11-16 18:00 Asia/Riyadh", listing{
				symbol: "1120.SR", zone: "Asia/Riyadh", currency: "SAR", opens: "10:00", price: "102", at: "2026-11-16 15:19",
				bars: "2026-11-11=98 2026-11-12=99 2026-11-15=100 2026-11-16=102",
			}}},
			latest: "SAR 102.00 +2.00% (Nov 16, 2026)", close: "SAR 100.00 +1.01%, +2.00% since Nov 15, 2026 (Nov 15, 2026 / Nov 16, 2026)", never: "3.03",
		},
		{
			name: "a market that has changed its week", providers: "yahoo", symbol: "XTAE:LUMI", day: "2026-01-11",
			visits: []visit{{"2026-01-12 12:00 Asia/Jerusalem", listing{
				symbol: "LUMI.TA", zone: "Asia/Jerusalem", currency: "ILA", opens: "09:59", price: "6120", at: "2026-01-12 11:30",
				bars: "2026-01-07=5800 2026-01-08=5900 2026-01-09=6000 2026-01-12=6120",
			}}},
			latest: "₪61.20 +2.00% (Jan 12, 2026)", close: "₪60.00 +1.69%, +2.00% since Jan 11, 2026 (Jan 9, 2026 / Jan 12, 2026)", never: "3.73",
		},
	}
}
