#include "output/hdf5.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string_view>

#include "sim/base/error.hpp"
#include "sim/base/text.hpp"

namespace twinning::hdf5 {
namespace {

std::recursive_mutex& door() {
  static std::recursive_mutex mutex;
  return mutex;
}

void set_up() {
  static const bool once = [] {
    H5dont_atexit();
    H5open();
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    return true;
  }();
  static_cast<void>(once);
}

/// The innermost reason on the library's stack, which is the system's own
/// where there is one.
std::string reason() {
  std::string words;
  const auto note = [](unsigned, const H5E_error2_t* error, void* data) {
    if (error->desc && *error->desc)
      *static_cast<std::string*>(data) = error->desc;
    return herr_t{0};
  };
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, note, &words);
  H5Eclear2(H5E_DEFAULT);
  return words.empty() ? "HDF5 gives no reason" : shown(words);
}

}  // namespace

Entrance::Entrance() : lock_{door()} { set_up(); }

void reopen_after_fork() {
  // The lock belongs to a thread that this process does not have.
  std::construct_at(&door());
}

herr_t must(herr_t status, const std::string& deed) {
  if (status < 0)
    throw UserError(Fault::file, text("cannot {}: {}", deed, reason()));
  return status;
}

hid_t must_open(hid_t id, const std::string& deed) {
  if (id < 0)
    throw UserError(Fault::file, text("cannot {}: {}", deed, reason()));
  return id;
}

Handle file_access() {
  Handle list(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "set up HDF5");
  must(H5Pset_libver_bounds(list.id(), H5F_LIBVER_V110, H5F_LIBVER_V110),
       "choose the HDF5 format");
  must(H5Pset_file_locking(list.id(), false, true), "switch off HDF5 locks");
  must(H5Pset_fclose_degree(list.id(), H5F_CLOSE_STRONG), "set up HDF5");
  return list;
}

Handle creation_settings(hid_t kind) {
  Handle list(H5Pcreate(kind), H5Pclose, "set up HDF5");
  constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
  must(H5Pset_obj_track_times(list.id(), false), "set up HDF5");
  must(H5Pset_link_creation_order(list.id(), order), "set up HDF5");
  must(H5Pset_attr_creation_order(list.id(), order), "set up HDF5");
  return list;
}

bool has_signature(const std::filesystem::path& file) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  std::array<char, signature.size()> begin{};
  std::error_code ignored;  // a pipe would let us wait for its writer
  if (!std::filesystem::is_regular_file(file, ignored)) return false;
  std::ifstream in(file, std::ios::binary);
  return in.read(begin.data(), begin.size()) &&
         std::string_view(begin.data(), begin.size()) == signature;
}

Handle open_file(const std::filesystem::path& file) {
  std::error_code ignored;  // a pipe would let us wait for its writer
  if (std::filesystem::exists(file, ignored) &&
      !std::filesystem::is_regular_file(file, ignored))
    throw UserError(Fault::file,
                    text("{}: must be a regular file", shown(file.string())));
  const Handle access = file_access();
  const hid_t id = H5Fopen(file.c_str(), H5F_ACC_RDONLY, access.id());
  if (id >= 0) return Handle(id, H5Fclose, "");
  const std::string why = reason();
  throw UserError(Fault::file,
                  why.starts_with("truncated file")
                      ? text("{}: is not whole: its end is missing, as after "
                             "copying that was cut short",
                             shown(file.string()))
                      : text("cannot open {}: {}", shown(file.string()), why));
}

namespace {

/// Memory for a file: that of its image, grown when it is too small.
void* image_memory(void* data, std::size_t size) {
  auto& image = *static_cast<Image*>(data);
  if (size > image.capacity) {
    void* const grown = std::realloc(image.bytes.get(), size);
    if (!grown) return nullptr;
    static_cast<void>(image.bytes.release());
    image.bytes.reset(static_cast<std::byte*>(grown));
    image.capacity = size;
  }
  return image.bytes.get();
}

}  // namespace

Handle create_image(Image& image) {
  // The library takes its memory from these instead of from malloc, and never
  // frees it: when the file is closed, the image has it.  The length of the
  // file stands at byte 28 of its superblock.
  H5FD_file_image_callbacks_t callbacks{};
  callbacks.image_malloc = [](std::size_t size, H5FD_file_image_op_t,
                              void* data) { return image_memory(data, size); };
  callbacks.image_memcpy = [](void* to, const void* from, std::size_t size,
                              H5FD_file_image_op_t,
                              void*) { return std::memcpy(to, from, size); };
  callbacks.image_realloc = [](void*, std::size_t size, H5FD_file_image_op_t,
                               void* data) { return image_memory(data, size); };
  callbacks.image_free = [](void*, H5FD_file_image_op_t operation, void* data) {
    auto& made = *static_cast<Image*>(data);
    if (operation == H5FD_FILE_IMAGE_OP_FILE_CLOSE)
      std::memcpy(&made.size, made.bytes.get() + 28, sizeof made.size);
    return herr_t{0};
  };
  callbacks.udata_copy = [](void* data) { return data; };
  callbacks.udata_free = [](void*) { return herr_t{0}; };
  callbacks.udata = &image;

  const Handle list = file_access();
  constexpr std::size_t step = 1 << 22;
  must(H5Pset_fapl_core(list.id(), step, false), "set up HDF5");
  must(H5Pset_file_image_callbacks(list.id(), &callbacks), "set up HDF5");
  return Handle(H5Fcreate("image", H5F_ACC_TRUNC,
                          creation_settings(H5P_FILE_CREATE).id(), list.id()),
                H5Fclose, "make a file in memory");
}

Handle create_group(const Handle& file, const std::string& path) {
  if (path == "/") return open_group(file, path);
  return Handle(
      H5Gcreate2(file.id(), path.c_str(), H5P_DEFAULT,
                 creation_settings(H5P_GROUP_CREATE).id(), H5P_DEFAULT),
      H5Gclose, text("create the group {}", path));
}

Handle open_group(const Handle& file, const std::string& path) {
  return Handle(H5Gopen2(file.id(), path.c_str(), H5P_DEFAULT), H5Gclose,
                text("open the group {}", path));
}

void remove_group(const Handle& file, const std::string& path) {
  must(H5Ldelete(file.id(), path.c_str(), H5P_DEFAULT),
       text("remove {}", path));
}

Member member(const Handle& file, const std::string& path) {
  for (std::size_t end = 1; end != std::string::npos;) {
    end = path.find('/', end + 1);
    const std::string step = path.substr(0, end);
    if (step != "/" && H5Lexists(file.id(), step.c_str(), H5P_DEFAULT) <= 0) {
      H5Eclear2(H5E_DEFAULT);
      return Member::none;
    }
  }
  H5O_info_t about;
  must(H5Oget_info_by_name2(file.id(), path.c_str(), &about, H5O_INFO_BASIC,
                            H5P_DEFAULT),
       text("read {}", path));
  return about.type == H5O_TYPE_GROUP     ? Member::group
         : about.type == H5O_TYPE_DATASET ? Member::dataset
                                          : Member::other;
}

std::vector<std::string> members(const Handle& group) {
  std::vector<std::string> names;
  const auto note = [](hid_t, const char* name, const H5L_info_t*, void* data) {
    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
    return herr_t{0};
  };
  must(H5Literate(group.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, note,
                  &names),
       "list a group");
  return names;
}

std::vector<std::string> attributes(const Handle& object) {
  std::vector<std::string> names;
  const auto note = [](hid_t, const char* name, const H5A_info_t*, void* data) {
    static_cast<std::vector<std::string>*>(data)->emplace_back(name);
    return herr_t{0};
  };
  must(H5Aiterate2(object.id(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, note,
                   &names),
       "list attributes");
  return names;
}

Handle memory_type(Cell cell) {
  if (cell == Cell::text) {
    Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make a type");
    must(H5Tset_size(type.id(), H5T_VARIABLE), "make a type");
    must(H5Tset_cset(type.id(), H5T_CSET_UTF8), "make a type");
    return type;
  }
  const hid_t type = cell == Cell::float64 ? H5T_NATIVE_DOUBLE
                     : cell == Cell::int64 ? H5T_NATIVE_INT64
                     : cell == Cell::int32 ? H5T_NATIVE_INT32
                                           : H5T_NATIVE_UINT8;
  return Handle(H5Tcopy(type), H5Tclose, "make a type");
}

Handle file_type(Cell cell) {
  if (cell == Cell::text) return memory_type(cell);
  const hid_t type = cell == Cell::float64 ? H5T_IEEE_F64LE
                     : cell == Cell::int64 ? H5T_STD_I64LE
                     : cell == Cell::int32 ? H5T_STD_I32LE
                                           : H5T_STD_U8LE;
  return Handle(H5Tcopy(type), H5Tclose, "make a type");
}

}  // namespace twinning::hdf5
