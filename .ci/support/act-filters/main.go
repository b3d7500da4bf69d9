// Reads questions about filters of workflows from a JSON file and answers them by the package of act that reads their patterns. act itself does not
// use it: its runner takes no notice of filters.
package main

import (
	"encoding/json"
	"log"
	"os"

	"github.com/nektos/act/pkg/workflowpattern"
)

type question struct {
	Patterns []string `json:"patterns"`
	// whether the patterns name what is left out
	Ignores bool     `json:"ignores"`
	Names   []string `json:"names"`
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	var questions []question
	if err := json.Unmarshal(text, &questions); err != nil {
		log.Fatal(err)
	}
	answers := []bool{}
	for _, asked := range questions {
		answers = append(answers, passes(asked))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		log.Fatal(err)
	}
}

func passes(asked question) bool {
	patterns, err := workflowpattern.CompilePatterns(asked.Patterns...)
	if err != nil {
		log.Fatal(err)
	}
	trace := &workflowpattern.EmptyTraceWriter{}
	if asked.Ignores {
		return !workflowpattern.Filter(patterns, asked.Names, trace)
	}
	return !workflowpattern.Skip(patterns, asked.Names, trace)
}
