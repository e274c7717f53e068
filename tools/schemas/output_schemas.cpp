#include "tools/schemas/schemas.hpp"

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
        "required": ["reason"],
        "properties": {"run": {"type": "integer"},
                       "cell": {"type": "integer",
                                "description": "where rows are cells"},
                       "reason": {"type": "string"}}}},
      "in_use_by": {"type": ["string", "null"]}
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
