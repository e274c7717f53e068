#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "output/child.hpp"
#include "output/result_reader.hpp"
#include "output/results.hpp"
#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning {

/// The file behind a `Results`: what a child has read of it, and what is to be
/// believed of that.
struct ResultSource {
  using Texts = std::vector<std::string>;
  using Integers = std::vector<std::int64_t>;
  using Small = std::vector<std::int32_t>;
  using Bytes = std::vector<std::uint8_t>;
  using Doubles = std::vector<double>;

  explicit ResultSource(const std::filesystem::path& file);

  ResultReader reader;
  std::string name;
  Answers answers;
  ResultAxes axes;

  [[noreturn]] void damaged(const std::string& what) const {
    throw UserError(Fault::input, text("{}: is damaged: {}", name, what));
  }

  /// What the file says under a name, or nothing.
  template <class Wanted>
  [[nodiscard]] Wanted get(const std::string& key) const {
    const auto found = answers.find(key);
    if (found == answers.end()) return {};
    const auto* values = std::get_if<Wanted>(&found->second);
    if (!values) damaged(text("{} has another type", key));
    return *values;
  }
  /// The same of texts, which may be millions, taken and not copied.
  [[nodiscard]] Texts take(const std::string& key) {
    const auto found = answers.find(key);
    if (found == answers.end()) return {};
    auto* values = std::get_if<Texts>(&found->second);
    if (!values) damaged(text("{} has another type", key));
    return std::move(*values);
  }
  template <class Wanted>
  [[nodiscard]] typename Wanted::value_type one(const std::string& key) const {
    const Wanted values = get<Wanted>(key);
    if (values.size() != 1) damaged(text("{} is missing", key.substr(1)));
    return values[0];
  }
  [[nodiscard]] std::vector<std::uint32_t> codes(const std::string& key) const {
    const Small values = get<Small>(key);
    return {values.begin(), values.end()};
  }
  [[nodiscard]] std::size_t length(const std::string& axis) const {
    const Integers shape = get<Integers>("shape " + axis);
    return shape.size() == 1 ? std::size_t(shape[0]) : 0;
  }

  void read_axes();
  void read_varied();
  void count_runs();
  [[nodiscard]] Texts recorded(const std::string& group,
                               std::span<const Observable> table) const;
  [[nodiscard]] Integers shape_of_rows(
      std::initializer_list<std::size_t> rest) const;
  void require_shapes() const;
  void require_years() const;
  void require_links() const;
  void require_shape(const std::string& path, const Integers& wanted) const;
  [[nodiscard]] std::uint64_t width_of(const std::string& path) const;
  /// Whether the file has an observable or a statistic among those kept; of
  /// parts only the parts know.
  [[nodiscard]] bool keeps(const Texts& kept, std::string_view name) const {
    return reader.parts() || std::ranges::find(kept, name) != kept.end();
  }
  [[nodiscard]] std::vector<RowRange> all_rows() const {
    return {{0, axes.rows()}};
  }
  [[nodiscard]] Doubles column(const std::string& path,
                               std::span<const RowRange> rows) const;
};

/// Time for reading so many bytes from a slow disk.
[[nodiscard]] int seconds_for(std::uint64_t bytes);

}  // namespace twinning
