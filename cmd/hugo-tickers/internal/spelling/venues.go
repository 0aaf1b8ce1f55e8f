package spelling

import "strings"

// suffixes are the marks of exchanges at Yahoo and Reuters, with the MICs that they may mean.
var suffixes = map[string][]string{
	"L": {"XLON"}, "IL": {"XLON"}, "DE": {"XETR"}, "F": {"XFRA"}, "PA": {"XPAR"}, "AS": {"XAMS"}, "BR": {"XBRU"}, "LS": {"XLIS"},
	"MI": {"XMIL"}, "SW": {"XSWX"}, "S": {"XSWX"}, "ST": {"XSTO"}, "CO": {"XCSE"}, "HE": {"XHEL"}, "OL": {"XOSL"}, "WA": {"XWAR"},
	"MC": {"XMAD"}, "VI": {"XWBO"}, "IR": {"XDUB"}, "IS": {"XIST"}, "IC": {"XICE"},
	"TO": {"XTSE"}, "V": {"XTSX"}, "CN": {"XCNQ"}, "NE": {"NEOE"}, "MX": {"XMEX"}, "SA": {"BVMF"}, "BA": {"XBUE"},
	"T": {"XTKS"}, "HK": {"XHKG"}, "SS": {"XSHG"}, "SZ": {"XSHE"}, "KS": {"XKRX"}, "KQ": {"XKOS"}, "TW": {"XTAI"}, "TWO": {"ROCO"},
	"NS": {"XNSE"}, "BO": {"XBOM"}, "JK": {"XIDX"}, "SI": {"XSES"}, "BK": {"XBKK"}, "KL": {"XKLS"}, "VN": {"XSTC"},
	"AX": {"XASX"}, "NZ": {"XNZE"}, "JO": {"XJSE"}, "J": {"XJSE"}, "TA": {"XTAE"}, "SR": {"XSAU"}, "SE": {"XSAU"},
	// What is listed at the smaller German exchanges is listed at the large ones.
	"BE": {"XETR", "XFRA"}, "DU": {"XETR", "XFRA"}, "HM": {"XETR", "XFRA"}, "HA": {"XETR", "XFRA"}, "MU": {"XETR", "XFRA"}, "SG": {"XETR", "XFRA"}, "TI": {"XMIL"},
}

// countries are Bloomberg's codes of markets, with the MICs that they may mean.
var countries = map[string][]string{
	"LN": {"XLON"}, "GR": {"XETR"}, "GY": {"XETR"}, "GF": {"XFRA"}, "FP": {"XPAR"}, "NA": {"XAMS"}, "BB": {"XBRU"}, "PL": {"XLIS"}, "IM": {"XMIL"},
	"SW": {"XSWX"}, "VX": {"XSWX"}, "SS": {"XSTO"}, "DC": {"XCSE"}, "FH": {"XHEL"}, "NO": {"XOSL"}, "PW": {"XWAR"}, "SM": {"XMAD"}, "SQ": {"XMAD"},
	"AV": {"XWBO"}, "ID": {"XDUB"}, "TI": {"XIST"}, "CN": {"XTSE"}, "CT": {"XTSE"}, "CV": {"XTSX"}, "CF": {"XCNQ"}, "AR": {"XBUE"}, "MM": {"XMEX"}, "BZ": {"BVMF"}, "JP": {"XTKS"}, "JT": {"XTKS"},
	"HK": {"XHKG"}, "CH": {"XSHG", "XSHE"}, "CG": {"XSHG"}, "CS": {"XSHE"}, "KS": {"XKRX"}, "KP": {"XKRX"}, "KQ": {"XKOS"}, "TT": {"XTAI"},
	"IN": {"XNSE"}, "IS": {"XNSE"}, "IB": {"XBOM"}, "IJ": {"XIDX"}, "SP": {"XSES"}, "TB": {"XBKK"}, "MK": {"XKLS"},
	"AU": {"XASX"}, "AT": {"XASX"}, "NZ": {"XNZE"}, "SJ": {"XJSE"}, "IT": {"XTAE"}, "AB": {"XSAU"}, "VN": {"XSTC"},
	"US": {"XNYS"}, "UN": {"XNYS"}, "UW": {"XNAS"}, "UQ": {"XNAS"}, "UR": {"XNAS"}, "UA": {"XASE"}, "UP": {"ARCX"}, "UF": {"BATS"}, "UV": {"OTCM"},
}

// words are the beginnings of the names by which press releases, Google, TradingView and others call exchanges. Of several beginnings, the
// longest counts.
var words = map[string][]string{
	"NASDAQ": {"XNAS"}, "NYSE": {"XNYS"}, "NYSE AMERICAN": {"XASE"}, "NYSEAMERICAN": {"XASE"}, "NYSE MKT": {"XASE"}, "AMERICAN STOCK EXCHANGE": {"XASE"},
	"NYSE ARCA": {"ARCX"}, "CBOE": {"BATS"}, "OTC": {"OTCM"}, "NEW YORK": {"XNYS"}, "XNMS": {"XNAS"}, "XNCM": {"XNAS"},
	"NASDAQ STOCKHOLM": {"XSTO"}, "NASDAQ COPENHAGEN": {"XCSE"}, "NASDAQ HELSINKI": {"XHEL"}, "NASDAQ ICELAND": {"XICE"},
	"OMXSTO": {"XSTO"}, "OMXCOP": {"XCSE"}, "OMXHEX": {"XHEL"}, "OMXICE": {"XICE"}, "STOCKHOLM": {"XSTO"}, "COPENHAGEN": {"XCSE"}, "HELSINKI": {"XHEL"}, "ICELAND": {"XICE"},
	"NASDAQ NORDIC": {"XSTO", "XCSE", "XHEL", "XICE"}, "FN STOCKHOLM": {"XSTO"}, "OSLO": {"XOSL"}, "OSE": {"XOSL"},
	"EURONEXT": {"XPAR", "XAMS", "XBRU", "XLIS", "XDUB", "XMIL", "XOSL"}, "EURONEXT PARIS": {"XPAR"}, "EURONEXT AMSTERDAM": {"XAMS"},
	"EURONEXT BRUSSELS": {"XBRU"}, "EURONEXT LISBON": {"XLIS"}, "EURONEXT DUBLIN": {"XDUB"}, "EURONEXT MILAN": {"XMIL"}, "EURONEXT OSLO": {"XOSL"},
	"PARIS": {"XPAR"}, "AMSTERDAM": {"XAMS"}, "BRUSSELS": {"XBRU"}, "LISBON": {"XLIS"}, "DUBLIN": {"XDUB"}, "MILAN": {"XMIL"}, "MIL": {"XMIL"}, "BORSA ITALIANA": {"XMIL"},
	"XETR": {"XETR"}, "IBIS": {"XETR"}, "GER": {"XETR"}, "FRANKFURT": {"XFRA", "XETR"}, "FWB": {"XFRA"}, "FSE": {"XFRA"},
	"XSTU": {"XETR"}, "XMUN": {"XETR"}, "XDUS": {"XETR"}, "XBER": {"XETR"}, "XHAM": {"XETR"}, "XHAN": {"XETR"}, "XGAT": {"XETR"}, "TRADEGATE": {"XETR"},
	"LONDON": {"XLON"}, "AIM": {"XLON"}, "LSIN": {"XLON"}, "SIX SWISS": {"XSWX"}, "SWISS": {"XSWX"}, "XVTX": {"XSWX"}, "BOLSA DE MADRID": {"XMAD"}, "MADRID": {"XMAD"},
	"VIENNA": {"XWBO"}, "WARSAW": {"XWAR"}, "GPW": {"XWAR"}, "ISTANBUL": {"XIST"}, "BORSA ISTANBUL": {"XIST"}, "TEL AVIV": {"XTAE"}, "TEL-AVIV": {"XTAE"},
	"SAUDI": {"XSAU"}, "JOHANNESBURG": {"XJSE"},
	"TORONTO": {"XTSE"}, "TSX VENTURE": {"XTSX"}, "TSX-V": {"XTSX"}, "TSX.V": {"XTSX"}, "CANADIAN SECURITIES": {"XCNQ"}, "NEO ": {"NEOE"}, "CBOE CANADA": {"NEOE"},
	"BMFBOVESPA": {"BVMF"}, "BOVESPA": {"BVMF"}, "BOLSA MEXICANA": {"XMEX"}, "BUENOS AIRES": {"XBUE"},
	"TOKYO": {"XTKS"}, "XJPX": {"XTKS"}, "JPX": {"XTKS"}, "HONG KONG": {"XHKG"}, "SHANGHAI": {"XSHG"}, "SHENZHEN": {"XSHE"},
	"KOREA": {"XKRX"}, "TAIWAN": {"XTAI"}, "TWO": {"ROCO"}, "NATIONAL STOCK EXCHANGE OF INDIA": {"XNSE"}, "BOMBAY": {"XBOM"},
	"SINGAPORE": {"XSES"}, "STOCK EXCHANGE OF THAILAND": {"XBKK"}, "INDONESIA": {"XIDX"}, "BURSA MALAYSIA": {"XKLS"}, "HO CHI MINH": {"XSTC"},
	"AUSTRALIA": {"XASX"}, "NEW ZEALAND": {"XNZE"},
}

// venueInWords returns the MICs of an exchange by its name.
func venueInWords(name string) []string {
	longest := ""
	for part := range words {
		if len(part) > len(longest) && strings.HasPrefix(name, part) {
			longest = part
		}
	}
	return words[longest]
}

// indices are the names of well-known indices, which are often written without INDEX.
var indices = map[string]bool{
	"SPX": true, "GSPC": true, "DJI": true, "DJIA": true, "IXIC": true, "COMP": true, "NDX": true, "RUT": true, "VIX": true, "DAX": true, "GDAXI": true,
	"CAC": true, "FTSE": true, "UKX": true, "SX5E": true, "N225": true, "NKY": true, "HSI": true, "KOSPI": true, "NIFTY": true, "STOXX50E": true,
}

// indexNames are names of indices elsewhere, with the usual ones.
var indexNames = map[string]string{
	"GSPC": "SPX", "INX": "SPX", "IXIC": "COMP", "CCMP": "COMP", "GDAXI": "DAX", "FCHI": "CAC", "PX1": "CAC", "STOXX50E": "SX5E",
	"INDU": "DJI", "DJIA": "DJI", "UKX": "FTSE", "NKY": "N225", "NI225": "N225", "RTY": "RUT",
}
