#include "output/hdf5_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include "output/disk.hpp"
#include "sim/base/text.hpp"

namespace twinning::hdf5 {
namespace {

/// The file on disk.
struct Disk {
  int descriptor = -1;
  int error = 0;  ///< the first refusal
  haddr_t end_of_file = 0;

  void write(haddr_t at, const void* bytes, std::size_t size);
  bool read(haddr_t at, void* bytes, std::size_t size);
  void cut(haddr_t size);
};

void Disk::write(haddr_t at, const void* bytes, std::size_t size) {
  const char* from = static_cast<const char*>(bytes);
  while (size > 0 && error == 0) {
    const auto written = ::pwrite(descriptor, from, size, off_t(at));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      error = written < 0 ? errno : ENOSPC;
      return;
    }
    from += written;
    at += haddr_t(written);
    size -= std::size_t(written);
    end_of_file = std::max(end_of_file, at);
  }
}

/// Beyond what was written there are zeros.
bool Disk::read(haddr_t at, void* bytes, std::size_t size) {
  char* to = static_cast<char*>(bytes);
  while (size > 0) {
    const auto got = ::pread(descriptor, to, size, off_t(at));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) {
      std::memset(to, 0, size);
      return true;
    }
    to += got;
    at += haddr_t(got);
    size -= std::size_t(got);
  }
  return true;
}

void Disk::cut(haddr_t size) {
  if (error != 0 || size == end_of_file) return;
  int status = -1;
  do status = ::ftruncate(descriptor, off_t(size));
  while (status < 0 && errno == EINTR);
  if (status < 0)
    error = errno;
  else
    end_of_file = size;
}

/// What HDF5 holds of the file: its own part first, as it demands.
struct Opened {
  H5FD_t base;
  Disk* disk;
  haddr_t end_of_allocation;
};

Opened& opened(H5FD_t* file) { return *reinterpret_cast<Opened*>(file); }
const Opened& opened(const H5FD_t* file) {
  return *reinterpret_cast<const Opened*>(file);
}

/// What HDF5 hands from the one who opens a file to its driver.
struct Settings {
  Disk* disk;
};

H5FD_t* open_driver(const char*, unsigned, hid_t list, haddr_t) {
  const auto* settings = static_cast<const Settings*>(H5Pget_driver_info(list));
  if (!settings) return nullptr;
  return &(new Opened{{}, settings->disk, 0})->base;
}

herr_t close_driver(H5FD_t* file) {
  delete &opened(file);
  return 0;
}

int compare(const H5FD_t* one, const H5FD_t* other) {
  return opened(one).disk < opened(other).disk   ? -1
         : opened(one).disk > opened(other).disk ? 1
                                                 : 0;
}

herr_t features(const H5FD_t*, unsigned long* flags) {
  if (flags)
    *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA |
             H5FD_FEAT_DATA_SIEVE | H5FD_FEAT_AGGREGATE_SMALLDATA;
  return 0;
}

haddr_t end_of_allocation(const H5FD_t* file, H5FD_mem_t) {
  return opened(file).end_of_allocation;
}
herr_t set_end_of_allocation(H5FD_t* file, H5FD_mem_t, haddr_t address) {
  opened(file).end_of_allocation = address;
  return 0;
}
haddr_t end_of_file(const H5FD_t* file, H5FD_mem_t) {
  return opened(file).disk->end_of_file;
}

herr_t read_driver(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at,
                   std::size_t size, void* bytes) {
  return opened(file).disk->read(at, bytes, size) ? 0 : -1;
}
herr_t write_driver(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t at,
                    std::size_t size, const void* bytes) {
  opened(file).disk->write(at, bytes, size);
  return 0;
}
herr_t cut_driver(H5FD_t* file, hid_t, hbool_t) {
  opened(file).disk->cut(opened(file).end_of_allocation);
  return 0;
}

hid_t driver() {
  static const hid_t registered = [] {
    static H5FD_class_t described{};
    described.name = "twinning";
    described.maxaddr = haddr_t{1} << 62;
    described.fc_degree = H5F_CLOSE_STRONG;
    described.fapl_size = sizeof(Settings);
    described.open = open_driver;
    described.close = close_driver;
    described.cmp = compare;
    described.query = features;
    described.get_eoa = end_of_allocation;
    described.set_eoa = set_end_of_allocation;
    described.get_eof = end_of_file;
    described.read = read_driver;
    described.write = write_driver;
    described.truncate = cut_driver;
    // As the library's own driver for plain files: all kinds of memory from
    // one list.
    std::fill(std::begin(described.fl_map), std::end(described.fl_map),
              H5FD_MEM_SUPER);
    return must_open(H5FDregister(&described), "set up HDF5");
  }();
  return registered;
}

}  // namespace

struct OutputFile::State {
  std::filesystem::path path;
  Disk disk;
  std::optional<Handle> file;

  ~State() {
    file.reset();
    if (disk.descriptor >= 0) ::close(disk.descriptor);
  }
  void require_written() const {
    if (disk.error != 0)
      refuse(text("write {} ({} so far)", path.string(),
                  size_in_words(disk.end_of_file)),
             disk.error);
  }
};

OutputFile::OutputFile(const std::filesystem::path& path, int flags)
    : state_{std::make_unique<State>()} {
  state_->path = path;
  Disk& disk = state_->disk;
  do disk.descriptor = ::open(path.c_str(), O_RDWR | O_CLOEXEC | flags, 0666);
  while (disk.descriptor < 0 && errno == EINTR);
  if (disk.descriptor < 0)
    refuse(text("{} {}", flags == 0 ? "open" : "make", path.string()), errno);
  disk.end_of_file = haddr_t(::lseek(disk.descriptor, 0, SEEK_END));

  const Handle list = file_access();
  const Settings settings{&disk};
  must(H5Pset_driver(list.id(), driver(), &settings), "set up HDF5");
  state_->file.emplace(
      flags == 0
          ? H5Fopen(path.c_str(), H5F_ACC_RDWR, list.id())
          : H5Fcreate(path.c_str(), H5F_ACC_TRUNC,
                      creation_settings(H5P_FILE_CREATE).id(), list.id()),
      H5Fclose, text("open {}", path.string()));
}

OutputFile::OutputFile(const std::filesystem::path& path)
    : OutputFile(path, O_CREAT | O_EXCL) {}

OutputFile OutputFile::reopen(const std::filesystem::path& path) {
  return OutputFile(path, 0);
}

OutputFile::~OutputFile() = default;
OutputFile::OutputFile(OutputFile&&) noexcept = default;

const Handle& OutputFile::file() const { return *state_->file; }

void OutputFile::require_written() const { state_->require_written(); }

void OutputFile::finish() {
  state_->require_written();
  state_->file->close(text("finish {}", state_->path.string()));
  Disk& disk = state_->disk;
  if (disk.error == 0 && ::fsync(disk.descriptor) < 0) disk.error = errno;
  state_->require_written();
  const int descriptor = std::exchange(disk.descriptor, -1);
  if (::close(descriptor) < 0 && errno != EINTR) disk.error = errno;
  state_->require_written();
}

}  // namespace twinning::hdf5
