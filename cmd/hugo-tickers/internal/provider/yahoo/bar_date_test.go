package yahoo

import "testing"

// A bar belongs to the session that its market has, however it is stamped.
func TestBarsOfTheEveningBefore(t *testing.T) {
	for _, tt := range []struct {
		symbol, zone, last string
		bars               []string
		want               string
	}{
		{"XTAE:LUMI", "Asia/Jerusalem", "2025-11-16 12:00", []string{"2025-11-12 23:00", "2025-11-15 23:00"}, "2025-11-16 100 false"}, // Sunday
		{"XSAU:2222", "Asia/Riyadh", "2026-11-23 12:00", []string{"2026-11-21 23:00", "2026-11-22 23:00"}, "2026-11-23 100 false"},    // Monday
		{"XNSE:INFY", "Asia/Kolkata", "2024-01-20 12:00", []string{"2024-01-18 23:00", "2024-01-19 23:00"}, "2024-01-20 100 false"},   // a session on Saturday
		{"ABC", "America/New_York", "2026-11-18 12:00", []string{"2026-11-16 19:00", "2026-11-17 19:00"}, "2026-11-18 100 false"},     // midnight UTC
		{"ABC", "America/New_York", "2026-07-15 12:00", []string{"2026-07-13 20:00", "2026-07-14 20:00"}, "2026-07-15 100 false"},     // likewise, in summer
		{"CHILE", "America/Santiago", "2026-11-17 12:00", []string{"2026-11-15 21:00", "2026-11-16 21:00"}, "2026-11-17 100 false"},   // likewise
		{"XTKS:7203", "Asia/Tokyo", "2026-11-18 12:00", []string{"2026-11-17 09:00", "2026-11-18 09:00"}, "2026-11-18 100 false"},     // opens at midnight UTC
		{"XASX:BHP", "Australia/Sydney", "2026-11-18 12:00", []string{"2026-11-17 11:00", "2026-11-18 11:00"}, "2026-11-18 100 false"},
	} {
		if got := observed(t, tt.symbol, "EQUITY", tt.zone, tt.last, tt.bars...); got != tt.want {
			t.Errorf("%s at %s, bars %q: %s, want %s", tt.symbol, tt.last, tt.bars, got, tt.want)
		}
	}
}
