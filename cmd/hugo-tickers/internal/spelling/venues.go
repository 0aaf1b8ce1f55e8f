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
	"AX": {"XASX"}, "NZ": {"XNZE"}, "JO": {"XJSE"}, "J": {"XJSE"}, "TA": {"XTAE"}, "SR": {"XSAU"},
}

// countries are Bloomberg's codes of markets, with the MICs that they may mean.
var countries = map[string][]string{
	"LN": {"XLON"}, "GR": {"XETR"}, "GY": {"XETR"}, "FP": {"XPAR"}, "NA": {"XAMS"}, "BB": {"XBRU"}, "PL": {"XLIS"}, "IM": {"XMIL"},
	"SW": {"XSWX"}, "SE": {"XSWX"}, "SS": {"XSTO"}, "DC": {"XCSE"}, "FH": {"XHEL"}, "NO": {"XOSL"}, "PW": {"XWAR"}, "SM": {"XMAD"},
	"AV": {"XWBO"}, "ID": {"XDUB"}, "TI": {"XIST"}, "CN": {"XTSE"}, "CT": {"XTSE"}, "MM": {"XMEX"}, "BZ": {"BVMF"}, "JP": {"XTKS"}, "JT": {"XTKS"},
	"HK": {"XHKG"}, "CH": {"XSHG", "XSHE"}, "CG": {"XSHG"}, "CS": {"XSHE"}, "KS": {"XKRX"}, "KQ": {"XKOS"}, "TT": {"XTAI"},
	"IN": {"XNSE"}, "IS": {"XNSE"}, "IB": {"XBOM"}, "IJ": {"XIDX"}, "SP": {"XSES"}, "TB": {"XBKK"}, "MK": {"XKLS"},
	"AU": {"XASX"}, "AT": {"XASX"}, "NZ": {"XNZE"}, "SJ": {"XJSE"}, "IT": {"XTAE"}, "AB": {"XSAU"}, "VN": {"XSTC"},
}

// words are parts of the names by which press releases and Google call exchanges.
var words = []struct {
	part   string
	venues []string
}{
	{"NYSE AMERICAN", []string{"XASE"}}, {"NYSE MKT", []string{"XASE"}}, {"NYSE ARCA", []string{"ARCX"}}, {"NASDAQ STOCKHOLM", []string{"XSTO"}},
	{"NASDAQ COPENHAGEN", []string{"XCSE"}}, {"NASDAQ HELSINKI", []string{"XHEL"}}, {"NASDAQ ICELAND", []string{"XICE"}},
	{"NASDAQ", []string{"XNAS"}}, {"NYSE", []string{"XNYS"}}, {"EURONEXT PARIS", []string{"XPAR"}}, {"EURONEXT AMSTERDAM", []string{"XAMS"}},
	{"EURONEXT BRUSSELS", []string{"XBRU"}}, {"EURONEXT LISBON", []string{"XLIS"}}, {"EURONEXT DUBLIN", []string{"XDUB"}}, {"EURONEXT MILAN", []string{"XMIL"}},
	{"BORSA ITALIANA", []string{"XMIL"}}, {"OSLO", []string{"XOSL"}}, {"STOCKHOLM", []string{"XSTO"}}, {"COPENHAGEN", []string{"XCSE"}}, {"HELSINKI", []string{"XHEL"}},
	{"FRANKFURT", []string{"XFRA", "XETR"}}, {"FWB", []string{"XFRA"}}, {"LONDON", []string{"XLON"}}, {"AIM", []string{"XLON"}}, {"TSXV", []string{"XTSX"}}, {"TSX-V", []string{"XTSX"}}, {"CVE", []string{"XTSX"}},
	{"TORONTO", []string{"XTSE"}}, {"TOKYO", []string{"XTKS"}}, {"SEHK", []string{"XHKG"}}, {"HONG KONG", []string{"XHKG"}}, {"SHA", []string{"XSHG"}}, {"SHE", []string{"XSHE"}},
	{"KOSPI", []string{"XKRX"}}, {"TPE", []string{"XTAI"}}, {"TLV", []string{"XTAE"}}, {"BOM", []string{"XBOM"}}, {"BVMF", []string{"BVMF"}}, {"BOVESPA", []string{"BVMF"}},
}

// venueInWords returns the MICs of an exchange by its name.
func venueInWords(name string) []string {
	for _, w := range words {
		if strings.HasPrefix(name, w.part) {
			return w.venues
		}
	}
	return nil
}

// indices are the names of well-known indices, which are often written without INDEX.
var indices = map[string]bool{
	"SPX": true, "GSPC": true, "DJI": true, "DJIA": true, "IXIC": true, "COMP": true, "NDX": true, "RUT": true, "VIX": true, "DAX": true, "GDAXI": true,
	"CAC": true, "FTSE": true, "UKX": true, "SX5E": true, "N225": true, "NKY": true, "HSI": true, "KOSPI": true, "NIFTY": true, "STOXX50E": true,
}

// yahooIndices are the indices whose name at Yahoo is not the usual one.
var yahooIndices = map[string]string{"GSPC": "SPX", "IXIC": "COMP", "GDAXI": "DAX", "FCHI": "CAC", "STOXX50E": "SX5E"}
