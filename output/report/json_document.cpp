#include "output/report/json_document.hpp"

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning::report {

Json parsed(const std::string& json, const std::string& file,
            const char* member, const char* command) {
  const Json document = Json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains(member) ||
      !document[member].is_array())
    throw UserError(Fault::input,
                    text("{}: holds no list of {}; make it with: twinning {} "
                         "--json",
                         shown(file), member, command));
  return document;
}

double number(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_number() ? found->get<double>()
                                                     : unknown;
}

NumberTable::Entry whole(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found != object.end() && found->is_number_integer())
    return found->get<long>();
  return number(object, name);
}

std::string words(const Json& object,
                  std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const auto found = object.find(name);
        found != object.end() && found->is_string())
      return found->get<std::string>();
  return {};
}

std::vector<Json> objects(const Json& object, const char* name) {
  std::vector<Json> all;
  const auto list = object.find(name);
  if (list == object.end() || !list->is_array()) return all;
  for (const Json& each : *list)
    if (each.is_object()) all.push_back(each);
  return all;
}

Found found_in(const Json& object) {
  if (!object.is_object()) return {};
  return {number(object, "mean"), number(object, "low"),
          number(object, "high")};
}

}  // namespace twinning::report
