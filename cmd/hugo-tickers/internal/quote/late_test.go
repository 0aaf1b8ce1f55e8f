package quote

import (
	"testing"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/calendar"
	"github.com/shopspring/decimal"
)

// Where holidays are not known, a day without a close is a holiday only once a later session shows that the close is not late.
func TestACloseThatMayBeLate(t *testing.T) {
	zone, err := time.LoadLocation("Asia/Manila")
	if err != nil {
		t.Fatal(err)
	}
	manila := Instrument{Symbol: "JFC", Spelling: map[string]string{"yahoo": "JFC.PS"}}
	for _, tt := range []struct {
		i      Instrument
		series Series
		closes []int // days of November 2026
		day    PriceDate
		want   string
	}{
		{Instrument{Symbol: "FX:EUR/USD"}, Series{IrregularDays: true}, []int{16, 17}, "2026-11-18", ""},
		{Instrument{Symbol: "FX:EUR/USD"}, Series{IrregularDays: true}, []int{16, 17, 19}, "2026-11-18", "2026-11-17"},
		{Instrument{Symbol: "FX:EUR/USD"}, Series{IrregularDays: true}, []int{16, 17, 18}, "2026-11-18", "2026-11-18"},
		{manila, Series{Sessions: calendar.InZone(zone)}, []int{26, 27}, "2026-11-30", ""},
		{manila, Series{Sessions: calendar.InZone(zone)}, []int{19, 20}, "2026-11-21", ""}, // Saturday
		{manila, Series{Sessions: calendar.InZone(zone)}, []int{19, 20, 23}, "2026-11-21", "2026-11-20"},
	} {
		tt.series.Currency = "USD"
		for _, day := range tt.closes {
			date := calendar.Date{Year: 2026, Month: time.November, Day: day}
			tt.series.Closes = append(tt.series.Closes, Close{Date: date, Price: decimal.NewNullDecimal(decimal.NewFromInt(int64(day)))})
		}
		pin, _ := PinOf(tt.i, tt.day, tt.series)
		if pin.Session.String() != tt.want {
			t.Errorf("%s on %s with closes of %d: the close of %q, want %q", tt.i.Symbol, tt.day, tt.closes, pin.Session, tt.want)
		}
	}
}
