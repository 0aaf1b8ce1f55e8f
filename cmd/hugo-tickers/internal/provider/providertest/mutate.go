package providertest

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// Mutate returns a response with one to three things wrong: in its JSON structure, or in its bytes. A text that is not JSON is taken for
// CSV.
func Mutate(random *rand.Rand, text string) string {
	for range 1 + random.IntN(3) {
		switch n := random.IntN(10); {
		case n == 0:
			text = flip(random, text)
		case n == 1 && random.IntN(4) == 0:
			text = text[:random.IntN(len(text)+1)]
		case json.Valid([]byte(text)):
			text = mutateJSON(random, text)
		default:
			text = mutateCell(random, text)
		}
	}
	return text
}

// flip changes some bytes.
func flip(random *rand.Rand, text string) string {
	bytes := []byte(text)
	for range min(len(bytes), 1+random.IntN(4)) {
		bytes[random.IntN(len(bytes))] ^= 1 << random.IntN(8)
	}
	return string(bytes)
}

// mutateCell replaces a cell of a CSV.
func mutateCell(random *rand.Rand, text string) string {
	lines := strings.Split(text, "\n")
	n := random.IntN(len(lines))
	cells := strings.Split(lines[n], ",")
	cells[random.IntN(len(cells))] = strings.Trim(wrongValue(random), `"`)
	lines[n] = strings.Join(cells, ",")
	return strings.Join(lines, "\n")
}

// wrongValues are values of other types, absurd numbers and absurd times.
var wrongValues = []string{
	"null", "true", `""`, `"x"`, "[]", "{}", "[[]]", `{"a": 1}`, `"N/A"`, `"NaN"`, `"-"`, `"1e5"`,
	"0", "-0", "-0.00", "-1", "1", "2", "10", "1000", "0.001", "1e20", "1e-20", "-1e20", "1e9", "1e12", "1e13", "1e-12", "1e-13", "1e308", "1e999", "1e-400", "1e1000000000", "1e-1000000000",
	"9223372036854775807", "-9223372036854775808", "18446744073709551616", "99999999999999999999999999999999999999999999999999999999999999999999999999999999", "0.333333333333333333333333333333333333333333333",
	"253402300799", "253402300800", "1686945600000", "1686945600000000", "4102444800", "-62135596800", "-99999999999999",
	`"0000-01-01"`, `"1066-10-14"`, `"1969-12-31"`, `"9999-12-31"`, `"2999-01-01T00:00:00Z"`, `"0001-01-01T00:00:00Z"`, `"9999-12-31T23:59:59Z"`, `"2023-06-16"`, `"2023-06-31"`,
	`"USD"`, `"GBp"`, `"ZZZ"`, `"Europe/London"`, `"Pacific/Kiritimati"`, `"\u0000\u001b[31m\n"`, `"\ud800"`,
}

// wrongValue returns a value in JSON.
func wrongValue(random *rand.Rand) string {
	switch random.IntN(40) {
	case 0:
		return `"` + strings.Repeat("long ", 200*(1+random.IntN(50))) + `"`
	case 1:
		depth := 1 + random.IntN(12_000)
		return strings.Repeat("[", depth) + strings.Repeat("]", depth)
	case 2:
		return strings.Repeat("9", 1+random.IntN(2_000))
	}
	return wrongValues[random.IntN(len(wrongValues))]
}

// mutateJSON changes one value of a JSON text, or the members around it.
func mutateJSON(random *rand.Rand, text string) string {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil {
		return text
	}
	m := &mutator{random: random}
	m.write(value) // To count the values.
	m.chosen, m.count = random.IntN(m.count), 0
	m.out.Reset()
	m.write(value)
	return m.out.String()
}

// mutator writes a value as JSON and makes a mistake at the chosen one of its parts.
type mutator struct {
	random *rand.Rand
	out    strings.Builder
	chosen int
	count  int // of the parts that are written
}

func (m *mutator) write(value any) {
	chosen := m.count == m.chosen && m.chosen > 0
	m.count++
	if chosen && m.random.IntN(3) > 0 {
		m.replace(value)
		return
	}
	switch value := value.(type) {
	case map[string]any:
		m.object(value, chosen)
	case []any:
		m.list(value, chosen)
	default:
		if chosen {
			m.replace(value)
			return
		}
		encoded, _ := json.Marshal(value)
		m.out.Write(encoded)
	}
}

// replace writes something else than a value: a number of another size, or any other value.
func (m *mutator) replace(value any) {
	number, ok := value.(json.Number)
	if !ok || m.random.IntN(2) == 0 {
		m.out.WriteString(wrongValue(m.random))
		return
	}
	scale := []string{"e2", "e-2", "e3", "e-3", "e9", "e-9", "e20", "e-20"}[m.random.IntN(8)]
	if strings.ContainsAny(number.String(), "eE") {
		scale = ""
	}
	m.out.WriteString(number.String() + scale)
}

// object writes an object. A chosen one lacks a member, has one twice, or has two values swapped.
func (m *mutator) object(members map[string]any, chosen bool) {
	keys := slices.Sorted(maps.Keys(members))
	values := maps.Clone(members)
	twice := ""
	if chosen && len(keys) > 0 {
		one, other := keys[m.random.IntN(len(keys))], keys[m.random.IntN(len(keys))]
		switch m.random.IntN(3) {
		case 0:
			keys = slices.DeleteFunc(keys, func(key string) bool { return key == one })
		case 1:
			twice = one
		case 2:
			values[one], values[other] = values[other], values[one]
		}
	}
	m.out.WriteByte('{')
	for n, key := range keys {
		if n > 0 {
			m.out.WriteByte(',')
		}
		if key == twice {
			fmt.Fprintf(&m.out, "%q:%s,", key, wrongValue(m.random))
		}
		fmt.Fprintf(&m.out, "%q:", key)
		m.write(values[key])
	}
	m.out.WriteByte('}')
}

// list writes a list. A chosen one lacks an element or has one twice.
func (m *mutator) list(elements []any, chosen bool) {
	if chosen && len(elements) > 0 {
		n := m.random.IntN(len(elements))
		if m.random.IntN(2) == 0 {
			elements = slices.Delete(slices.Clone(elements), n, n+1)
		} else {
			elements = slices.Insert(slices.Clone(elements), n, elements[n])
		}
	}
	m.out.WriteByte('[')
	for n, element := range elements {
		if n > 0 {
			m.out.WriteByte(',')
		}
		m.write(element)
	}
	m.out.WriteByte(']')
}
