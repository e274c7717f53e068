#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace twinning {

/// Makes the stored form of a dataset's chunk, as HDF5's own filters would
/// read it: bytes of equal rank side by side (shuffle), a zlib stream
/// (deflate), and a checksum behind (Fletcher32).  Not entered by HDF5, it may
/// run on all threads at once.
///
/// The low bytes of measured doubles are noise that no method shortens, and
/// trying takes four fifths of the time.  At level 1 the leading planes that
/// are noise are therefore stored as they are, and those with one value only
/// are written as a run; the others are deflated.  What a plane is depends on
/// its bytes and on nothing else, so equal numbers give equal files.
class Packer {
 public:
  /// `level`: of deflate, 1 to 9; 0: neither shuffled nor deflated.
  explicit Packer(unsigned level);
  ~Packer();
  Packer(Packer&&) noexcept;

  /// Appends the stored form of `chunk`, of elements of `width` bytes that may
  /// recur after `period` elements, in the next run.
  void pack(std::span<const std::byte> chunk, std::size_t width,
            std::size_t period, std::vector<std::byte>& stored);

 private:
  struct Deflater;
  std::unique_ptr<Deflater> deflater_;
  std::vector<std::byte> shuffled_, deflated_;
};

}  // namespace twinning
