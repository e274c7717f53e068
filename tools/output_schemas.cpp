#include "tools/schemas.hpp"

namespace twinning {

std::string_view output_schemas() {
  return R"json({
  "run": {
    "type": "object",
    "required": ["result", "runs", "failed", "scenario", "relations"],
    "properties": {
      "result": {"type": "string", "description": "the result file"},
      "runs": {"type": "integer", "description": "runs kept"},
      "failed": {"type": "integer", "description": "of these, runs that failed"},
      "scenario": {"type": "string"},
      "relations": {"type": "array", "items": {
        "type": "object",
        "required": ["relation", "years", "statistics", "deals", "mean_trust"],
        "properties": {
          "relation": {"type": "string"},
          "years": {"type": "array", "items": {"type": "integer"}},
          "deals": {"type": "array", "items": {"type": ["number", "null"]},
                    "description": "mean over runs, for each year"},
          "mean_trust": {"type": "array", "items": {"type": ["number", "null"]}},
          "statistics": {"type": "array", "items": {
            "type": "object",
            "required": ["statistic", "unit", "mean", "low", "high", "runs"],
            "properties": {
              "statistic": {"type": "string"},
              "unit": {"type": "string"},
              "mean": {"type": ["number", "null"]},
              "low": {"type": ["number", "null"],
                      "description": "5 % quantile over runs"},
              "high": {"type": ["number", "null"],
                       "description": "95 % quantile over runs"},
              "runs": {"type": "integer",
                       "description": "runs in which it is defined"}
            }}}
        }}}
    }
  },
  "run --dry-run": {
    "type": "object",
    "required": ["runs", "scenarios", "points", "rows", "held", "bytes",
                 "memory", "seconds", "jobs"],
    "properties": {
      "runs": {"type": "integer"},
      "scenarios": {"type": "integer"},
      "points": {"type": "integer", "description": "of the design; else 1"},
      "rows": {"type": "integer",
               "description": "runs, or cells that are kept as aggregates"},
      "held": {"type": "integer", "description": "rows that are there already"},
      "bytes": {"type": "integer", "description": "of the result, at most"},
      "memory": {"type": "integer", "description": "bytes, about"},
      "seconds": {"type": "number",
                  "description": "of all runs, from a short trial"},
      "jobs": {"type": "integer"}
    }
  },
  "sweep": {
    "type": "object",
    "required": ["result", "title", "runs", "planned", "failed", "statistic",
                 "relation", "scenarios", "cells", "responses"],
    "properties": {
      "result": {"type": "string", "description": "the result file"},
      "title": {"type": "string", "description": "the name of the study"},
      "runs": {"type": "integer", "description": "runs kept"},
      "planned": {"type": "integer",
                  "description": "at most, where precision decides"},
      "failed": {"type": "integer"},
      "statistic": {"type": "string"},
      "relation": {"type": "string"},
      "cells_not_precise": {"type": "integer",
        "description": "cells that miss the precision the study asks for"},
      "scenarios": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "mean", "low", "high", "cells", "more"],
        "properties": {
          "scenario": {"type": "string"},
          "mean": {"type": ["number", "null"],
                   "description": "over design points"},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"],
                   "description": "of the 95 % interval of the mean"},
          "cells": {"type": "integer"},
          "more": {
            "type": "object",
            "description": "than the first scenario, point by point",
            "required": ["mean", "low", "high", "cells", "above"],
            "properties": {
              "mean": {"type": ["number", "null"]},
              "low": {"type": ["number", "null"]},
              "high": {"type": ["number", "null"]},
              "cells": {"type": "integer"},
              "above": {"type": "integer",
                        "description": "points at which it is more"}}}
        }}},
      "cells": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "point", "varied", "mean", "low", "high",
                     "sd", "runs"],
        "properties": {
          "scenario": {"type": "string"},
          "point": {"type": "integer"},
          "varied": {"type": "object",
                     "description": "value of each thing varied"},
          "mean": {"type": ["number", "null"],
                   "description": "over replicates"},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"],
                   "description": "of the 95 % interval of the mean"},
          "sd": {"type": ["number", "null"]},
          "runs": {"type": "integer",
                   "description": "replicates in which it is defined"}
        }}},
      "responses": {"type": "array",
        "description": "how it moves with what is varied, the strongest first",
        "items": {
        "type": "object",
        "required": ["varied", "low", "high", "rank_correlation", "steps"],
        "properties": {
          "varied": {"type": "string"},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"]},
          "rank_correlation": {"type": ["number", "null"]},
          "steps": {"type": "array",
            "description": "cells from the least to the greatest value",
            "items": {
            "type": "object",
            "required": ["mean", "low", "high", "cells"],
            "properties": {
              "mean": {"type": ["number", "null"]},
              "low": {"type": ["number", "null"]},
              "high": {"type": ["number", "null"]},
              "cells": {"type": "integer"}}}}
        }}}
    }
  },
  "compare": {
    "type": "object",
    "required": ["base", "level", "scenarios", "differences", "cities"],
    "properties": {
      "base": {"type": "string",
               "description": "the scenario the others are held against"},
      "level": {"type": "number",
                "description": "of verdicts; intervals hold 1 - level"},
      "resamples": {"type": "integer", "description": "of the bootstrap"},
      "scenarios": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "file", "paired", "replicates"],
        "properties": {
          "scenario": {"type": "string"},
          "file": {"type": "string"},
          "paired": {"type": "boolean",
                     "description": "runs have the luck of the base's"},
          "why_not": {"type": ["string", "null"]},
          "replicates": {"type": "integer"},
          "left_out": {"type": "integer",
                       "description": "runs without a partner"},
          "failed": {"type": "integer"}}}},
      "said_differently": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "key", "base", "other"],
        "properties": {
          "scenario": {"type": "string"},
          "key": {"type": "string",
                  "description": "levers, time.end, UK-China.climate"},
          "lever": {"type": ["string", "null"], "description": "its name"},
          "base": {"type": ["string", "null"],
                   "description": "TOML; null: it has none"},
          "other": {"type": ["string", "null"]},
          "said_in": {"enum": ["scenario", "base"]},
          "said_by": {"enum": ["own file", "inherited", "command line",
                               "result"]},
          "file": {"type": ["string", "null"]},
          "line": {"type": ["integer", "null"]}}}},
      "differences": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "statistic", "relation", "year", "mean",
                     "low", "high", "probability_better", "replicates",
                     "replicates_to_decide"],
        "properties": {
          "scenario": {"type": "string"},
          "statistic": {"type": "string",
                        "description": "or yearly observable"},
          "relation": {"type": "string"},
          "year": {"type": ["integer", "null"],
                   "description": "null: of the end of a run"},
          "unit": {"type": "string"},
          "better": {"enum": ["more", "less", null]},
          "base": {"type": ["number", "null"], "description": "mean"},
          "other": {"type": ["number", "null"]},
          "mean": {"type": ["number", "null"],
                   "description": "other less base"},
          "low": {"type": ["number", "null"],
                  "description": "Student's interval; Welch's if not paired"},
          "high": {"type": ["number", "null"]},
          "bootstrap_low": {"type": ["number", "null"],
                            "description": "BCa; percentile if not paired"},
          "bootstrap_high": {"type": ["number", "null"]},
          "probability_better": {"type": ["number", "null"],
            "description": "share of pairs; that have more, if better is null"},
          "probability_better_low": {"type": ["number", "null"],
                                     "description": "Wilson's interval"},
          "probability_better_high": {"type": ["number", "null"]},
          "probability_equal": {"type": ["number", "null"]},
          "p_value": {"type": ["number", "null"]},
          "p_adjusted": {"type": ["number", "null"],
            "description": "statistics: Holm; years: Benjamini-Yekutieli"},
          "verdict": {"enum": ["better", "worse", "more", "less", "open",
                               "same", "not known"]},
          "smallest_found": {"type": ["number", "null"],
            "description": "difference that is found four times in five"},
          "variance_ratio": {"type": ["number", "null"],
            "description": "independent runs for each pair"},
          "replicates": {"type": "integer",
                         "description": "pairs in which it is defined"},
          "replicates_to_decide": {"type": ["integer", "null"],
            "description": "in all; null: decided, or no number would"}}}},
      "cities": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "relation", "city", "mean", "low", "high",
                     "verdict", "replicates"],
        "properties": {
          "scenario": {"type": "string"},
          "relation": {"type": "string"},
          "city": {"type": "string"},
          "code": {"type": "integer"},
          "base": {"type": ["number", "null"],
                   "description": "value of all deals on its links"},
          "mean": {"type": ["number", "null"]},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"]},
          "probability_better": {"type": ["number", "null"]},
          "p_adjusted": {"type": ["number", "null"],
                         "description": "Benjamini-Yekutieli"},
          "verdict": {"enum": ["gains", "loses", "open", "same",
                               "not known"]},
          "replicates": {"type": "integer"}}}},
      "costs": {"type": "array", "items": {
        "type": "object",
        "required": ["scenario", "relation", "money", "value_a_unit"],
        "properties": {
          "scenario": {"type": "string"},
          "relation": {"type": "string"},
          "money": {"type": "number",
                    "description": "cost units more than the base has"},
          "from": {"type": "integer"},
          "to": {"type": "integer"},
          "value": {"type": ["number", "null"],
                    "description": "value of all deals gained"},
          "value_a_unit": {"type": ["number", "null"]},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"]},
          "replicates": {"type": "integer"}}}},
      "decision": {"type": "object", "description": "with --until-decided",
        "properties": {
          "statistic": {"type": "string"},
          "decided": {"type": "boolean"},
          "looks": {"type": "integer"},
          "level_of_a_look": {"type": "number"},
          "at_most": {"type": "integer"}}}
    }
  },
  "claims": {
    "type": "object",
    "required": ["name", "replicates", "made", "taken", "failed", "passed",
                 "claims_failed", "undecided", "claims"],
    "properties": {
      "made": {"type": "integer", "description": "runs made"},
      "taken": {"type": "integer", "description": "runs taken from results"},
      "failed": {"type": "integer", "description": "runs that failed"},
      "claims": {"type": "array", "items": {
        "type": "object",
        "required": ["id", "verdict", "base", "ablation", "tests"],
        "properties": {
          "id": {"type": "string"},
          "verdict": {"enum": ["pass", "fail", "undecided"]},
          "says": {"type": "string"},
          "source": {"type": "string"},
          "chance": {"type": ["number", "null"],
            "description": "of a false verdict, of this claim alone"},
          "adjusted": {"type": ["number", "null"],
            "description": "the same over all claims (Holm)"},
          "base": {"type": "object",
            "description": "first test: mean, low, high, replicates"},
          "ablation": {"type": ["object", "null"],
            "description": "the same in the first ablation of that test"},
          "tests": {"type": "array", "items": {
            "type": "object",
            "required": ["statistic", "relation", "base", "beyond",
                         "ablations"],
            "properties": {
              "percent": {"type": "boolean",
                "description": "measured is a change in percent"},
              "above": {"type": "number"},
              "below": {"type": "number"},
              "beyond": {"type": "object",
                "description": "by how much, with its interval and verdict"},
              "ablations": {"type": "array", "items": {"type": "object"}}}}},
          "uncertainty": {"type": "object",
            "description": "share of plausible worlds in which it holds",
            "required": ["holds", "low", "high", "worlds", "passes", "fails",
                         "unknown", "standing"]}
        }}}
    }
  },
  "check": {
    "type": "object",
    "required": ["ok", "files"],
    "properties": {
      "ok": {"type": "boolean"},
      "files": {"type": "array", "items": {
        "type": "object",
        "required": ["file", "ok", "faults"],
        "properties": {
          "file": {"type": "string"},
          "ok": {"type": "boolean"},
          "name": {"type": "string"},
          "cities": {"type": "integer"},
          "links": {"type": "integer"},
          "years": {"type": "integer"},
          "link_steps": {"type": "integer", "description": "of one run"},
          "quantities": {"type": "integer", "description": "of observations"},
          "spells": {"type": "integer"},
          "outcomes": {"type": "integer"},
          "faults": {"type": "array", "items": {
            "type": "object",
            "required": ["message"],
            "properties": {
              "file": {"type": "string"},
              "line": {"type": "integer"},
              "column": {"type": "integer"},
              "message": {"type": "string"},
              "excerpt": {"type": "string",
                          "description": "the line and a caret under it"}
            }}}
        }}}
    }
  },
  "status": {
    "type": "object",
    "required": ["file", "complete", "planned", "done", "failed", "missing"],
    "properties": {
      "file": {"type": "string"},
      "title": {"type": "string"},
      "complete": {"type": "boolean"},
      "planned": {"type": "integer"},
      "done": {"type": "integer"},
      "failed": {"type": "integer"},
      "missing": {"type": "integer"},
      "scenarios": {"type": "array", "items": {"type": "string"}},
      "failures": {"type": "array", "items": {
        "type": "object",
        "required": ["run", "reason"],
        "properties": {"run": {"type": "integer"},
                       "reason": {"type": "string"}}}},
      "in_use_by": {"type": ["string", "null"]}
    }
  },
  "observe": {
    "type": "object",
    "required": ["result", "data", "scenario", "replicates", "verdicts",
                 "quantities", "skill", "networks"],
    "properties": {
      "result": {"type": "string"},
      "data": {"type": "string", "description": "folder of observations"},
      "scenario": {"type": "string"},
      "replicates": {"type": "integer", "description": "finished runs"},
      "verdicts": {"type": "array", "items": {"type": "string"}},
      "quantities": {"type": "array", "items": {
        "type": "object",
        "required": ["quantity", "relation", "year", "observed", "mean", "low",
                     "high", "inside", "pit", "crps", "replicates", "given",
                     "bound", "not_compared"],
        "properties": {
          "quantity": {"type": "string"},
          "words": {"type": "string"},
          "relation": {"type": "string", "description": "empty: all links"},
          "from": {"type": ["integer", "null"]},
          "year": {"type": ["integer", "null"], "description": "the last"},
          "unit": {"type": "string"},
          "observed": {"type": "number"},
          "bound": {"enum": ["exact", "at_least", "at_most"]},
          "given": {"enum": ["input", "partly", "fitted", "predicted"]},
          "mean": {"type": ["number", "null"]},
          "low": {"type": ["number", "null"],
                  "description": "5 % of runs lie below"},
          "high": {"type": ["number", "null"]},
          "intervals": {"type": "array", "items": {
            "type": "object",
            "required": ["share", "low", "high"],
            "properties": {"share": {"type": "number"},
                           "low": {"type": ["number", "null"]},
                           "high": {"type": ["number", "null"]}}}},
          "inside": {"type": ["boolean", "null"]},
          "pit": {"type": ["number", "null"]},
          "below": {"type": "integer", "description": "runs below observed"},
          "equal": {"type": "integer"},
          "crps": {"type": ["number", "null"]},
          "replicates": {"type": "integer", "description": "that have it"},
          "not_compared": {"type": "string", "description": "why; or empty"},
          "source": {"type": "string"},
          "quality": {"type": "string"},
          "selection": {"type": "string"}}}},
      "skill": {"type": "array", "items": {
        "type": "object",
        "required": ["score", "model", "benchmark", "benchmark_score",
                     "difference", "low", "high", "links", "replicates"],
        "properties": {
          "score": {"type": "string"},
          "words": {"type": "string"},
          "relation": {"type": "string"},
          "forecast": {"type": "string", "description": "what of the runs"},
          "given": {"type": "string"},
          "model": {"type": ["number", "null"]},
          "model_low": {"type": ["number", "null"]},
          "model_high": {"type": ["number", "null"]},
          "benchmark": {"type": "string"},
          "benchmark_score": {"type": ["number", "null"]},
          "difference": {"type": ["number", "null"],
                         "description": "how much better the model is"},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"]},
          "links": {"type": "integer", "description": "links, pairs, decades"},
          "replicates": {"type": "integer"},
          "resamples": {"type": "integer"},
          "not_compared": {"type": "string"}}}},
      "networks": {"type": "array", "items": {
        "type": "object",
        "required": ["respect", "relation", "p", "distance", "links",
                     "replicates", "not_compared", "parts"],
        "properties": {
          "respect": {"type": "string"},
          "words": {"type": "string"},
          "relation": {"type": "string"},
          "given": {"type": "string"},
          "p": {"type": ["number", "null"],
                "description": "share of runs at least as far"},
          "distance": {"type": ["number", "null"],
                       "description": "Mahalanobis, squared"},
          "rank": {"type": "integer"},
          "numbers": {"type": "integer"},
          "links": {"type": "integer"},
          "replicates": {"type": "integer"},
          "not_compared": {"type": "string"},
          "parts": {"type": "array", "items": {
            "type": "object",
            "required": ["part", "observed", "mean", "low", "high", "inside"],
            "properties": {
              "part": {"type": "string"},
              "observed": {"type": ["number", "null"]},
              "mean": {"type": ["number", "null"]},
              "low": {"type": ["number", "null"]},
              "high": {"type": ["number", "null"]},
              "inside": {"type": ["boolean", "null"]}}}}}}},
      "observed_alone": {"type": "array", "items": {
        "type": "object",
        "required": ["name", "correlation", "low", "high", "links"],
        "properties": {
          "name": {"type": "string"},
          "words": {"type": "string"},
          "correlation": {"type": ["number", "null"]},
          "low": {"type": ["number", "null"]},
          "high": {"type": ["number", "null"]},
          "links": {"type": "integer"}}}}
    }
  },
  "reproduce": {
    "type": "object",
    "required": ["file", "equal", "runs", "values", "differences"],
    "properties": {
      "file": {"type": "string"},
      "equal": {"type": "boolean"},
      "runs": {"type": "integer", "description": "runs made again"},
      "values": {"type": "integer", "description": "values compared"},
      "differences": {"type": "integer"},
      "first": {"type": "object", "properties": {
        "run": {"type": "integer"},
        "table": {"type": "string"},
        "quantity": {"type": "string"},
        "place": {"type": "string"},
        "kept": {"type": ["number", "null"]},
        "made": {"type": ["number", "null"]}}}
    }
  },
  "explain": {
    "type": "object",
    "required": ["scenario", "replicate", "first", "second", "relation",
                 "outcome", "years", "rank", "otherwise"],
    "properties": {
      "scenario": {"type": "string"},
      "replicate": {"type": "integer"},
      "first": {"type": "string"},
      "second": {"type": "string"},
      "relation": {"type": "string"},
      "outcome": {"type": "object",
        "description": "what became of the link",
        "required": ["signed", "ended", "joint_since", "deals", "value",
                     "meets_aim"],
        "properties": {
          "signed": {"type": ["integer", "null"]},
          "ended": {"type": ["integer", "null"]},
          "joint_since": {"type": ["integer", "null"]},
          "deals": {"type": "number"},
          "value": {"type": "number"},
          "meets_aim": {"type": "boolean"},
          "last": {"type": "object", "description": "its last year"}}},
      "years": {"type": "array", "items": {
        "type": "object",
        "description": "pairs are of the first and the second city",
        "required": ["year", "status", "trust", "visits", "prospect", "gate",
                     "deals", "value"]}},
      "rank": {"type": "object",
        "description": "share of the relation's other links that have less"},
      "other_runs": {"type": "object",
        "description": "value a year of the link at the end of other runs",
        "required": ["runs", "worse", "low", "median", "high"]},
      "otherwise": {"type": "array",
        "description": "outcomes with the same luck and one thing changed",
        "items": {"type": "object", "required": ["what", "deals", "value"]}}
    }
  },
  "describe NAME": {
    "type": "object",
    "required": ["entries"],
    "properties": {"entries": {"type": "array", "items": {
      "type": "object",
      "required": ["kind", "name", "unit", "meaning"]}}}
  }
}
)json";
}

}  // namespace twinning
