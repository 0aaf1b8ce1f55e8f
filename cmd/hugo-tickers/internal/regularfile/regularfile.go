// Package regularfile reads files without waiting for anybody: a named pipe, a device or a socket in the place of a file is refused, as
// reading it can last for ever.
package regularfile

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxSize is the size of the largest file that is read, in bytes. The closes of a thousand instruments since 1990 are half of it.
const MaxSize = 256 << 20

// Read returns the content of a regular file.
func Read(name string) ([]byte, error) {
	file, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var content bytes.Buffer
	if info, err := file.Stat(); err == nil {
		content.Grow(int(min(info.Size(), MaxSize)) + bytes.MinRead)
	}
	_, err = content.ReadFrom(io.LimitReader(file, MaxSize+1))
	if err == nil && content.Len() > MaxSize {
		err = tooLarge(name) // It has grown, or does not know its size.
	}
	return content.Bytes(), err
}

// Open opens a regular file, or a directory, for reading.
func Open(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := check(name, info); err != nil {
		return nil, err // To open a device can do something already.
	}
	file, err := os.OpenFile(name, os.O_RDONLY|NonBlocking, 0)
	if err != nil {
		return nil, err
	}
	if info, err = file.Stat(); err == nil {
		err = check(name, info) // It may have been replaced in between.
	}
	if err != nil {
		_ = file.Close()
		return nil, err
	}
	return file, nil
}

// check returns why a file is not opened, or nil.
func check(name string, info fs.FileInfo) error {
	if info.Mode().IsRegular() && info.Size() > MaxSize {
		return tooLarge(name)
	}
	return NotSpecial(name, info)
}

func tooLarge(name string) error {
	return fmt.Errorf("%s has more than %d MB: make it smaller", name, MaxSize>>20)
}

// NotSpecial returns why a file is neither a regular one nor a directory, or nil.
func NotSpecial(name string, info fs.FileInfo) error {
	what := ""
	switch mode := info.Mode(); {
	case mode.IsRegular(), mode.IsDir():
		return nil
	case mode&fs.ModeNamedPipe != 0:
		what = "a named pipe"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	default:
		what = "a special file"
	}
	return fmt.Errorf("%s is %s: put a regular file in its place", name, what)
}
