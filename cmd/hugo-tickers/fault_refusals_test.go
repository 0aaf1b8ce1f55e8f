package main

import (
	"fmt"
	"net/http"
)

// kept is a fault of a service after which the stored quote of a symbol stays.
func kept(name, provider, symbol, says string, service http.Handler) pageFault {
	return pageFault{
		name: name, providers: provider, symbol: symbol, kept: true, says: says, latest: "$100.00 +1.01% (Nov 16, 2026)",
		files:  map[string]string{stored: quotes(symbol, `"currency": "USD", "price": 100.00, "previousClose": 99.00, "change": 1.00, "changePercent": 1.0101, "asOf": "2026-11-16T21:00:00Z", "session": "2026-11-16", "freshUntil": "2026-11-18T21:00:00Z", "source": "`+provider+`"`)},
		visits: []visit{{"2026-11-17 18:00 America/New_York", service}},
	}
}

// refusalFaults are refusals that look like something else, or that are about less than they seem.
func refusalFaults() []pageFault {
	coin := func(f pageFault) pageFault {
		f.files[instruments] = fmt.Sprintf("[[instruments]]\nsymbol = %q\ncoingecko = \"coin\"\n", f.symbol)
		return f
	}
	limited := `{"code":429,"message":"You have run out of API credits for the current minute. 9 API credits were used, with the current limit being 8.","status":"error"}`
	beyond := `{"error":{"status":{"timestamp":"2026-11-18T12:00:00.000+00:00","error_code":10012,"error_message":"Your request exceeds the allowed time range. Public API users are limited to querying historical data within the past 365 days."}}}`
	oneLimited := kept("one symbol of a batch is over the limit", "twelvedata", "GILD", "GILD: twelvedata: rate limited", routes{
		"/quote": `{"AMGN":` + twelve("AMGN", "XNAS", "USD", "306.00", "300.00", "2026-11-17 15:59 America/New_York") + `,"GILD":` + limited + `}`,
	})
	oneLimited.beside = "AMGN"
	refused := kept("a service that refuses, and answers again before its cool-down is over", "yahoo", "CAT", "CAT: yahoo: blocked", routes{"/": "999\n<html><head><title>Yahoo! - 999 Unable to process request at this time</title></head></html>"})
	refused.visits = append(refused.visits, visit{"2026-11-17 18:30 America/New_York", listing{
		symbol: "CAT", zone: "America/New_York", currency: "USD", price: "102", at: "2026-11-17 16:00", bars: "2026-11-16=100 2026-11-17=102",
	}})
	return []pageFault{
		oneLimited,
		{
			name: "another symbol of a batch is over the limit", providers: "twelvedata", symbol: "BIIB", beside: "REGN",
			visits: []visit{{"2026-11-17 18:00 America/New_York", routes{
				"/quote": `{"BIIB":` + twelve("BIIB", "XNAS", "USD", "204.00", "200.00", "2026-11-17 15:59 America/New_York") + `,"REGN":` + limited + `}`,
			}}},
			latest: "$204.00 +2.00% (Nov 17, 2026)", says: "REGN: twelvedata: rate limited",
		},
		refused,
		kept("a page of consent instead of prices", "yahoo", "MMM", "MMM: yahoo: blocked", routes{"/": `<!DOCTYPE html><html lang="de"><title>Yahoo ist Teil der Yahoo Markenfamilie</title>`}),
		{
			name: "CoinGecko beyond the free year", providers: "coingecko", symbol: "CRYPTO:DOT/USD", day: "2024-11-12",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"CRYPTO:DOT/USD\"\ncoingecko = \"polkadot\"\n"},
			visits: []visit{{"2026-11-18 12:00 UTC", routes{
				"/simple/price": `{"polkadot":{"usd":5.1,"last_updated_at":1795003080}}`, "/market_chart/range": "401\n" + beyond,
			}}},
			latest: "$5.10 (Nov 18, 2026)", says: "not in the plan: .*limited to querying historical data",
		},
		{
			name: "CoinGecko beyond the free year, and a provider behind it", providers: "coingecko yahoo", symbol: "CRYPTO:XTZ/USD", day: "2024-11-12",
			files: map[string]string{instruments: "[[instruments]]\nsymbol = \"CRYPTO:XTZ/USD\"\ncoingecko = \"tezos\"\n"},
			visits: []visit{{"2026-11-18 12:00 UTC", together{
				routes{"/simple/price": `{"tezos":{"usd":1.02,"last_updated_at":1795003080}}`, "/market_chart/range": "401\n" + beyond},
				listing{symbol: "XTZ-USD", kind: "CRYPTOCURRENCY", name: "Tezos USD", zone: "UTC", currency: "USD", opens: "00:00", price: "1.02", at: "2026-11-18 11:58", bars: "2024-11-11=0.66 2024-11-12=0.68 2024-11-13=0.7"},
			}}},
			latest: "$1.02 (Nov 18, 2026)", close: "$0.68 +3.03%, +50.00% since Nov 12, 2024 (Nov 12, 2024 / Nov 18, 2026)",
		},
		coin(kept("CoinGecko's own code of a limit", "coingecko", "CRYPTO:BCH/USD", "CRYPTO:BCH/USD: coingecko: rate limited", routes{"/": `{"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit."}}`})),
		coin(kept("CoinGecko's own code of a missing key", "coingecko", "CRYPTO:XMR/USD", "CRYPTO:XMR/USD: coingecko: unauthorized", routes{"/": "401\n" + `{"status":{"error_code":10002,"error_message":"API Key Missing"}}`})),
		{
			name: "a currency that the central bank does not have", providers: "frankfurter", symbol: "FX:EUR/TWD", day: "2026-11-16",
			visits: []visit{{"2026-11-18 18:00 Europe/Berlin", routes{"/v2/rates": `[]`}}},
			says:   "not in the plan: the European Central Bank has no rate of FX:EUR/TWD",
		},
		{
			name: "a currency that the central bank does not have, and a provider behind it", providers: "frankfurter yahoo", symbol: "FX:EUR/VND", day: "2026-11-17",
			visits: []visit{{"2026-11-18 12:05 Europe/London", together{
				routes{"/v2/rates": `[]`},
				listing{symbol: "EURVND=X", kind: "CURRENCY", zone: "Europe/London", currency: "VND", opens: "00:00", price: "30600", at: "2026-11-18 12:00", bars: "2026-11-16=29800 2026-11-17=30000 2026-11-18T12:00=30600"},
			}}},
			latest: "₫30,600.00 +2.00% (Nov 18, 2026)", close: "₫30,000.00 +0.67%, +2.00% since Nov 17, 2026 (Nov 17, 2026 / Nov 18, 2026)",
		},
		{
			name: "an unknown currency makes the answer about others an error", providers: "frankfurter", symbol: "FX:USD/NOK", beside: "FX:USD/ARS",
			visits: []visit{{"2026-11-18 18:00 Europe/Berlin", routes{
				"quotes=NOK,ARS": "404\n" + `{"message":"not found"}`, "quotes=ARS,NOK": "404\n" + `{"message":"not found"}`, "quotes=ARS": "404\n" + `{"message":"not found"}`,
				"quotes=NOK&": `[{"date":"2026-11-17","base":"USD","quote":"NOK","rate":10},{"date":"2026-11-18","base":"USD","quote":"NOK","rate":10.2}]`,
			}}},
			latest: "NOK 10.2000 +2.00% (Nov 18, 2026)",
		},
		kept("the key in the text of an error", "alphavantage", "HON", "HON: alphavantage: quota", routes{
			"/query": `{"Information":"We have detected your API key as {key} and our standard API rate limit is 25 requests per day."}`,
		}),
		kept("the key in the text of an error, with another status", "twelvedata", "UPS", "UPS: twelvedata: unauthorized", routes{
			"/quote": "401\n" + `{"code":401,"message":"**apikey** parameter is incorrect: {key}","status":"error"}`,
		}),
		kept("a symbol that the plan does not have, as one that does not exist", "twelvedata", "NEE", "NEE: twelvedata: not in the plan", routes{
			"/quote": `{"code":404,"message":"This symbol is available starting with the Grow or Venture plan. Consider upgrading now at https://twelvedata.com/pricing","status":"error"}`,
		}),
		kept("a limit in a sentence, with status 200", "tiingo", "LMT", "LMT: tiingo: rate limited", routes{"/iex/": `{"detail":"Error: You have run over your hourly request allocation."}`}),
		{
			name: "days that the plan does not have", providers: "massive", symbol: "GM", day: "2023-11-14",
			visits: []visit{{"2026-11-17 21:00 America/New_York", routes{
				"/stocks/2026-11-17": `{"status":"OK","adjusted":true,"results":[{"T":"GM","c":51,"t":1794949200000}]}`,
				"/stocks/2026-11-16": `{"status":"OK","adjusted":true,"results":[{"T":"GM","c":50,"t":1794862800000}]}`,
				"/v2/aggs/ticker/GM": "403\n" + `{"status":"NOT_AUTHORIZED","request_id":"1","message":"Your plan doesn't include this data timeframe. Please upgrade your plan at https://massive.com/pricing"}`,
			}}},
			latest: "$51.00 +2.00% (Nov 17, 2026)", says: "massive: not in the plan: Your plan doesn't include",
		},
		kept("a listing that the plan does not have", "finnhub", "SO", "SO: finnhub: not in the plan", routes{"/quote": "403\n" + `{"error":"You don't have access to this resource."}`}),
		kept("zeros for a symbol that does not exist", "finnhub", "DUK", "DUK: finnhub: not found", routes{"/quote": `{"c":0,"d":null,"dp":null,"h":0,"l":0,"o":0,"pc":0,"t":0}`}),
	}
}
