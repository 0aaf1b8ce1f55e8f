package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
)

// MaxBody is the largest response that is read, in bytes. One day of all US listings is less than two million.
const MaxBody = 8 << 20

// readBody reads the body of a response as long as the context lasts.
func readBody(ctx context.Context, response *http.Response) ([]byte, error) {
	if response.StatusCode < http.StatusOK {
		// After 101 the connection belongs to another protocol, and its body does not end with the request.
		return nil, provider.NewError(provider.InvalidResponse, fmt.Sprintf("status %d, which does not answer a request", response.StatusCode))
	}
	stop := context.AfterFunc(ctx, func() { _ = response.Body.Close() })
	defer stop()
	body, err := io.ReadAll(io.LimitReader(response.Body, MaxBody+1))
	if ctx.Err() != nil {
		err = ctx.Err() // Not that the body was closed.
	}
	if err != nil {
		return nil, provider.NewError(provider.Unreachable, fmt.Sprintf("the response is incomplete: %v", err))
	}
	if len(body) > MaxBody {
		return nil, provider.NewError(provider.InvalidResponse, fmt.Sprintf("a response of more than %d MB", MaxBody>>20))
	}
	return body, nil
}
