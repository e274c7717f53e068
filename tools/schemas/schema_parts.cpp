#include "tools/schemas/schema_parts.hpp"

#include <limits>
#include <utility>

namespace twinning {

Json described(Json type, std::string_view meaning) {
  type["description"] = meaning;
  return type;
}

Json string_of(std::string_view meaning) {
  return described({{"type", "string"}}, meaning);
}

Json whole(std::string_view meaning, std::int64_t low, std::uint64_t high) {
  return described({{"type", "integer"}, {"minimum", low}, {"maximum", high}},
                   meaning);
}

Json number(const Range& range, std::string_view meaning) {
  constexpr double largest = std::numeric_limits<double>::max();
  Json out{{"type", "number"}};
  if (range.low > -largest)
    out[range.low_open ? "exclusiveMinimum" : "minimum"] = range.low;
  if (range.high < largest) out["maximum"] = range.high;
  return described(std::move(out), meaning);
}

Json flag(std::string_view meaning) {
  return described({{"type", "boolean"}}, meaning);
}

Json list_of(Json item, std::string_view meaning) {
  return described({{"type", "array"}, {"items", std::move(item)}}, meaning);
}

Json table(Json properties, Json required) {
  Json out{{"type", "object"},
           {"additionalProperties", false},
           {"properties", std::move(properties)}};
  if (!required.empty()) out["required"] = std::move(required);
  return out;
}

Json record_keys() {
  const Json city{{"type", {"string", "integer"}}};
  const Json cities{{"anyOf",
                     {list_of(city, "names or codes of cities"),
                      {{"enum", {"all", "none"}}}}}};
  return {{"links",
           {{"enum", {"none", "end", "yearly"}},
            {"description", "when the table of links is kept"}}},
          {"cities", described(cities, "cities whose years are kept")},
          {"events", flag("every visit, deal and signing as a log")}};
}

}  // namespace twinning
