// Package registry lists the providers and builds the chain of a site from its parameters and the environment.
package registry

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/alphavantage"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/coingecko"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/fetch"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/finnhub"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/frankfurter"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/localfile"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/massive"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/remotejson"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/tiingo"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/twelvedata"
	"github.com/hugo-tickers/hugo-tickers/cmd/hugo-tickers/internal/provider/yahoo"
)

// service is a provider with an API.
type service struct {
	spec provider.Spec
	new  func(fetch.Client) provider.Provider
}

// services are the providers with an API, in the order of the documentation.
var services = []service{
	{yahoo.Spec, yahoo.New},
	{finnhub.Spec, finnhub.New},
	{twelvedata.Spec, twelvedata.New},
	{tiingo.Spec, tiingo.New},
	{massive.Spec, massive.New},
	{alphavantage.Spec, alphavantage.New},
	{coingecko.Spec, coingecko.New},
	{frankfurter.Spec, frankfurter.New},
}

// Specs returns the facts about all providers, in the order of the documentation.
func Specs() []provider.Spec {
	var specs []provider.Spec
	for _, s := range services {
		specs = append(specs, s.spec)
	}
	return append(specs, remotejson.Spec, localfile.Spec)
}

// Config is what a chain is built from.
type Config struct {
	Providers []string        // params.tickers.providers
	File      localfile.Files // params.tickers.file, with absolute paths
	Remote    string          // params.tickers.remote; TICKERS_REMOTE_URL overrides it
	StateDir  string          // the directory for the cache of the provider remote

	Getenv  func(name string) string
	Redact  func(text string) string                   // removes keys and passwords; nil to remove none
	Version string                                     // of the tool, for the User-Agent
	Now     func() time.Time                           // the present
	Sleep   func(context.Context, time.Duration) error // waits; nil for real time
}

// Chain returns the providers in the order of Config.Providers. A provider whose key is not set is a provider.MissingKey. The error says
// what to change.
func Chain(config Config) (provider.Chain, error) {
	if len(config.Providers) == 0 {
		return nil, errors.New(`params.tickers.providers is empty: name at least one, such as ["yahoo"]`)
	}
	var chain provider.Chain
	for _, name := range config.Providers {
		link, err := config.link(name)
		if err != nil {
			return nil, err
		}
		link.Redact = config.Redact
		chain = append(chain, link)
	}
	return chain, nil
}

// link builds one provider.
func (c Config) link(name string) (provider.Link, error) {
	switch name {
	case localfile.Spec.Name:
		files, err := localfile.New(c.File)
		return provider.Link{Spec: localfile.Spec, Provider: files}, err
	case remotejson.Spec.Name:
		return c.remote()
	}
	for _, s := range services {
		if s.spec.Name == name {
			return c.service(s)
		}
	}
	var names []string
	for _, spec := range Specs() {
		names = append(names, spec.Name)
	}
	slices.Sort(names)
	return provider.Link{}, fmt.Errorf("params.tickers.providers names %q: the providers are %s", name, strings.Join(names, ", "))
}

// service builds a provider with an API from its variables.
func (c Config) service(s service) (provider.Link, error) {
	key := strings.TrimSpace(c.Getenv(s.spec.EnvVar("KEY"))) // Secrets of CI services often end in a line break.
	if s.spec.Key == provider.KeyRequired && key == "" {
		return provider.Link{Spec: s.spec, Provider: provider.MissingKey{Variable: s.spec.EnvVar("KEY")}}, nil
	}
	limits := s.spec.Limits
	perDay := float64(limits.PerDay)
	if err := errors.Join(
		c.envFloat(s.spec.EnvVar("RATE"), "requests a second, such as 0.5", &limits.PerSecond),
		c.envFloat(s.spec.EnvVar("QUOTA"), "requests a day, such as 500", &perDay),
	); err != nil {
		return provider.Link{}, err
	}
	limits.PerDay = int(perDay)
	address := c.Getenv(s.spec.EnvVar("URL"))
	quota := fetch.NewQuota(limits, s.spec.EnvVar("QUOTA"))
	client := fetch.Client{BaseURL: address, Key: key, Version: c.Version, Now: c.Now, Quota: quota, Sleep: c.Sleep}
	return provider.Link{Spec: s.spec, Provider: s.new(client), Quota: quota, CredentialID: credentialID(address, key)}, nil
}

// envFloat sets a value to the number in a variable, if it is set.
func (c Config) envFloat(variable, unit string, value *float64) error {
	text := c.Getenv(variable)
	if text == "" {
		return nil
	}
	number, err := strconv.ParseFloat(text, 64)
	if err != nil || number < 0 || number > 1e9 || number != number {
		return fmt.Errorf("%s is %q: write %s, or 0 for no limit", variable, text, unit)
	}
	*value = number
	return nil
}

// remote builds the provider of another site's quotes.
func (c Config) remote() (provider.Link, error) {
	spec := remotejson.Spec
	address := cmp.Or(c.Getenv(spec.EnvVar("URL")), c.Remote)
	if address == "" {
		return provider.Link{}, fmt.Errorf("the provider remote has no address: set params.tickers.remote in the site's configuration, or %s", spec.EnvVar("URL"))
	}
	client := fetch.Client{BaseURL: address, Version: c.Version, Now: c.Now, Sleep: c.Sleep}
	remote := remotejson.New(client, filepath.Join(c.StateDir, "remote.json"), c.Redact)
	return provider.Link{Spec: spec, Provider: remote, CredentialID: credentialID(address, "")}, nil
}

// credentialID names an account at a provider without revealing the key.
func credentialID(address, key string) string {
	sum := sha256.Sum256([]byte(address + "\n" + key))
	return hex.EncodeToString(sum[:4])
}
