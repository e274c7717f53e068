#include "output/content_hash.hpp"

#include <algorithm>
#include <functional>

#include "output/child.hpp"
#include "output/hdf5_dataset.hpp"
#include "output/keep_tables.hpp"
#include "output/science_hash.hpp"
#include "output/table_file.hpp"
#include "sim/base/error.hpp"
#include "sim/base/hash.hpp"
#include "sim/base/text.hpp"

namespace twinning {
namespace {

using hdf5::Handle;

constexpr hsize_t rows_at_once = 4096;
constexpr const char* checksum_name = "text_checksum";

/// A hash of things in order: what came before, then the next.
class Digest {
 public:
  void add(std::string_view bytes) {
    state_ = hash64(text("{:016x}{:016x}", state_, hash64(bytes)));
  }
  void add(const Values& values) {
    std::visit(
        [&](const auto& each) {
          if constexpr (std::is_same_v<decltype(each),
                                       const std::vector<std::string>&>) {
            std::string all;
            for (const std::string& one : each)
              all += text("{}:", one.size()) + one;
            add(all);
          } else {
            add(std::string_view(reinterpret_cast<const char*>(each.data()),
                                 each.size() * sizeof(each[0])));
          }
        },
        values);
  }
  [[nodiscard]] std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 0;
};

Values as_values(const Attribute::Value& value) {
  if (const auto* words = std::get_if<std::string>(&value))
    return std::vector<std::string>{*words};
  if (const auto* number = std::get_if<double>(&value))
    return std::vector<double>{*number};
  if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&value))
    return *bytes;
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return std::vector<std::int64_t>{*number};
  return std::vector<std::int64_t>{
      std::int64_t(std::get<std::uint64_t>(value))};
}

/// Walks a file in the order in which it was made.
class Walk {
 public:
  Walk(const Handle& file, bool only_texts)
      : file_{file}, only_texts_{only_texts} {}

  std::uint64_t digest(const std::string& from = "/") {
    group(from);
    return digest_.value();
  }

 private:
  void group(const std::string& path) {
    const Handle opened = hdf5::open_group(file_, path);
    attributes(opened);
    for (const std::string& name : hdf5::members(opened)) {
      const std::string inner = path_in(path, name);
      if (!only_texts_ && inner == "/provenance") continue;
      if (inner == observed_group) continue;
      digest_.add(inner);
      const hdf5::Member kind = hdf5::member(file_, inner);
      if (kind == hdf5::Member::group) group(inner);
      if (kind == hdf5::Member::dataset) dataset(inner);
    }
  }

  void attributes(const Handle& object) {
    // What ties axes is made of addresses in the file, and says no more than
    // the names of axes do.
    constexpr std::array ties{"CLASS", "NAME", "DIMENSION_LIST",
                              "REFERENCE_LIST", checksum_name};
    for (const std::string& name : hdf5::attributes(object)) {
      if (std::ranges::find(ties, name) != ties.end()) continue;
      const auto values = as_values(hdf5::read_attribute(object, name));
      if (only_texts_ && cell_of(values) != Cell::text) continue;
      digest_.add(name);
      digest_.add(values);
    }
  }

  void dataset(const std::string& path) {
    const Handle opened = hdf5::open_dataset(file_, path);
    attributes(opened);
    const hdf5::Form form = hdf5::form_of(opened);
    if (only_texts_ && form.cell != Cell::text) return;
    for (const hsize_t length : form.shape) digest_.add(text("{}", length));
    hsize_t inner = 1;
    for (std::size_t i = 1; i < form.shape.size(); ++i) inner *= form.shape[i];
    const hsize_t step =
        std::max<hsize_t>(form.chunk.empty() ? 1 : form.chunk[0],
                          inner > 0 ? rows_at_once / inner : rows_at_once);
    for (hsize_t at = 0; at < form.shape[0]; at += step)
      digest_.add(hdf5::read(
          opened,
          hdf5::entries(form.shape, at, std::min(step, form.shape[0] - at))));
  }

  const Handle& file_;
  bool only_texts_;
  Digest digest_;
};

bool has_checksum(const Handle& holder, std::uint64_t checksum) {
  const auto stated = hdf5::read_attribute(holder, checksum_name);
  const auto* number = std::get_if<std::uint64_t>(&stated);
  return number && *number == checksum;
}

}  // namespace

std::uint64_t text_checksum(const Handle& file) {
  return Walk(file, true).digest();
}

void write_text_checksum(const Handle& file) {
  const Handle group = hdf5::open_group(file, "/provenance");
  hdf5::write_attribute(group, {checksum_name, text_checksum(file)});
}

void write_checksum_of_group(const Handle& file, const std::string& group) {
  const std::uint64_t checksum = Walk(file, true).digest(group);
  hdf5::write_attribute(hdf5::open_group(file, group),
                        {checksum_name, checksum});
}

void require_texts(const Handle& file, const std::string& path) {
  if (!has_checksum(hdf5::open_group(file, "/provenance"), text_checksum(file)))
    throw UserError(Fault::input,
                    text("{}: is damaged: its texts do not match their "
                         "checksum",
                         path));
}

void require_texts_of_group(const Handle& file, const std::string& group) {
  if (!has_checksum(hdf5::open_group(file, group),
                    Walk(file, true).digest(group)))
    throw UserError(Fault::input,
                    text("the texts of {} do not match their checksum", group));
}

std::string science_hash(const std::filesystem::path& file) {
  const Answers answers = ask_child(
      file.string(), {std::uint64_t{1} << 30, 36'000}, [&](const Send& send) {
        const hdf5::Entrance entrance;
        const Handle opened = hdf5::open_file(file);
        send("hash", std::vector<std::string>{
                         text("{:016x}", Walk(opened, false).digest())});
      });
  return std::get<std::vector<std::string>>(answers.at("hash")).at(0);
}

}  // namespace twinning
