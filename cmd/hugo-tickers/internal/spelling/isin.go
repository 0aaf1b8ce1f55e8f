package spelling

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// isinForm is the form of an International Securities Identification Number (ISO 6166): a country, nine characters, a check digit.
// nearlyISIN is that form with a few characters too few or too many.
var (
	isinForm   = regexp.MustCompile(`^[A-Z]{2}[A-Z0-9]{9}[0-9]$`)
	nearlyISIN = regexp.MustCompile(`^[A-Z]{2}[A-Z0-9]{8,12}$`)
	notDigit   = regexp.MustCompile(`[^0-9]`)
)

// fewDigits is the number of digits below which a text is rather a word that ends in a number than an ISIN with a mistake.
const fewDigits = 5

// ISIN reads an ISIN, which may have spaces or hyphens between its parts. It is not ok if a text is no ISIN and does not look like
// one. The error says what is wrong with a text that looks like an ISIN.
func ISIN(text string) (isin string, ok bool, err error) {
	isin = strings.ToUpper(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '-' }), ""))
	hasForm := isinForm.MatchString(isin)
	if hasForm && isin[11] == checkDigit(isin[:11]) {
		return isin, true, nil
	}
	digits := len(notDigit.ReplaceAllString(isin, ""))
	switch {
	case digits < fewDigits || !nearlyISIN.MatchString(isin):
		return "", false, nil
	case hasForm:
		return "", true, fmt.Errorf("%s is no ISIN: its check digit is %c, but the other characters require %c; look for a character that is mistyped", isin, isin[11], checkDigit(isin[:11]))
	case len(isin) != 12:
		return "", true, fmt.Errorf("%s is no ISIN: it has %d characters instead of 12", isin, len(isin))
	}
	return "", true, errors.New(isin + " is no ISIN: the last of its 12 characters must be a digit")
}

// checkDigit returns the check digit of the first eleven characters of an ISIN. Letters count as two digits, A as 10. Every second
// digit from the right is doubled.
func checkDigit(start string) byte {
	var digits []int
	for _, r := range start {
		if r >= 'A' {
			digits = append(digits, int(r-'A'+10)/10, int(r-'A'+10)%10)
		} else {
			digits = append(digits, int(r-'0'))
		}
	}
	sum := 0
	for i, digit := range digits {
		if (len(digits)-i)%2 == 1 {
			digit *= 2
		}
		sum += digit/10 + digit%10
	}
	return byte('0' + (10-sum%10)%10)
}
