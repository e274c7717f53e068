#pragma once

#include <hdf5.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "output/table.hpp"

/// The only calls of HDF5.  The library may be entered by one thread at a
/// time: whoever calls what is declared here holds an `Entrance`.
namespace twinning::hdf5 {

/// Leave to enter HDF5.  The first one sets the library up: it prints
/// nothing, and does nothing when the process ends, where after a full disk
/// it would crash.
class Entrance {
 public:
  Entrance();

 private:
  std::unique_lock<std::recursive_mutex> lock_;
};

/// In the child of a fork made by the holder of an Entrance: nobody is inside.
void reopen_after_fork();

/// Passes on a status or id that is not negative.
/// Errors:  UserError "cannot <deed>: <HDF5's own reason>"
herr_t must(herr_t status, const std::string& deed);
hid_t must_open(hid_t id, const std::string& deed);

/// An HDF5 object that closes itself; it has one owner and may be moved.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  /// Takes charge of `id`, fresh from the HDF5 call that was to do `deed`.
  /// Errors: UserError "cannot <deed>: <HDF5's own reason>" if the call failed
  Handle(hid_t id, Close close, const std::string& deed)
      : id_{must_open(id, deed)}, close_{close} {}
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  Handle(Handle&& other) noexcept
      : id_{std::exchange(other.id_, H5I_INVALID_HID)}, close_{other.close_} {}
  Handle& operator=(Handle&&) = delete;

  [[nodiscard]] hid_t id() const { return id_; }

  /// Closes now and tells what went wrong.
  void close(const std::string& deed) {
    must(close_(std::exchange(id_, H5I_INVALID_HID)), deed);
  }

 private:
  hid_t id_;
  Close close_;
};

/// The bytes of a file that was made in memory; another may be made in the
/// same memory.
struct Image {
  struct Free {
    void operator()(void* bytes) const { std::free(bytes); }
  };
  std::unique_ptr<std::byte, Free> bytes;
  std::size_t size = 0;
  std::size_t capacity = 0;

  [[nodiscard]] std::span<const std::byte> span() const {
    return {bytes.get(), size};
  }
};

/// Settings of every file: the format whose metadata carry checksums, no trust
/// in the locks of the file system, no times, members in order.
[[nodiscard]] Handle file_access();
[[nodiscard]] Handle creation_settings(hid_t kind);

/// Whether a file begins as files of HDF5 do.
[[nodiscard]] bool has_signature(const std::filesystem::path& file);
[[nodiscard]] Handle open_file(const std::filesystem::path& file);

/// A file in memory; when it is closed, its bytes are in `image`.
[[nodiscard]] Handle create_image(Image& image);

/// Makes, or opens, the group of that path from the root.
Handle create_group(const Handle& file, const std::string& path);
[[nodiscard]] Handle open_group(const Handle& file, const std::string& path);

/// Takes a group with all that is in it out of a file.
void remove_group(const Handle& file, const std::string& path);

/// What there is of that name.
enum class Member { none, group, dataset, other };
[[nodiscard]] Member member(const Handle& file, const std::string& path);

/// Names in a group, in the order in which they were made.
[[nodiscard]] std::vector<std::string> members(const Handle& group);

/// Names of the attributes of an object, in the order in which they were made.
[[nodiscard]] std::vector<std::string> attributes(const Handle& object);

void write_attribute(const Handle& object, const Attribute& attribute);

[[noreturn]] void refuse_type(const std::string& attribute);

/// Errors:  UserError(input) unless there is one of a type we write
[[nodiscard]] Attribute::Value read_attribute(const Handle& object,
                                              const std::string& name);

/// The same of one type.
/// Errors:  UserError(input) if it has another
template <class Value>
[[nodiscard]] Value attribute_as(const Handle& object,
                                 const std::string& name) {
  const Attribute::Value value = read_attribute(object, name);
  if (const auto* wanted = std::get_if<Value>(&value)) return *wanted;
  refuse_type(name);
}

/// The type in files, and the one in memory; of texts, variable-length UTF-8.
[[nodiscard]] Handle file_type(Cell cell);
[[nodiscard]] Handle memory_type(Cell cell);

}  // namespace twinning::hdf5
