#pragma once

#include <filesystem>

#include "output/compress.hpp"
#include "output/hdf5.hpp"
#include "output/part.hpp"

namespace twinning {

/// The chunks of a part, ready to be stored: the work that threads share.
/// Another part may be packed in the same memory.
struct PackedPart {
  struct Chunk {
    std::vector<std::size_t> start;  ///< row of the part, then the other axes
    std::size_t offset, size;        ///< in `stored`
  };
  struct Dataset {
    std::string path;
    Cell cell = Cell::float64;
    std::vector<std::size_t> shape, chunk;
    std::vector<Chunk> chunks;
  };
  std::vector<Dataset> datasets;
  std::vector<std::byte> stored;

  [[nodiscard]] std::span<const std::byte> bytes(const Chunk& chunk) const {
    return std::span(stored).subspan(chunk.offset, chunk.size);
  }
};

void pack(const Part& part, const Layout& layout, Packer& packer,
          PackedPart& packed);

/// Packs one column of a log too, in chunks of that many rows.
void pack_values(const std::string& path, const Values& values,
                 std::size_t chunk, Packer& packer, PackedPart& packed);

/// A part as an HDF5 file in memory, with a seal behind it: what plan it
/// belongs to, its number and a checksum of all its bytes.
struct PartImage {
  hdf5::Image image;
  std::string seal;
};
void make_image(const Part& part, const PackedPart& packed,
                const Layout& layout, PartImage& made);

/// Where parts lie in the folder of a study.
[[nodiscard]] std::filesystem::path part_file(
    const std::filesystem::path& folder, std::size_t number, bool whole = true);

/// Whether the file is there and is, byte for byte, what was stored as that
/// part of that plan.
[[nodiscard]] bool is_sound(const std::filesystem::path& file,
                            const std::string& plan_hash, std::size_t number);

/// Reads back a part that is sound.
void load(const std::filesystem::path& file, const Layout& layout, Part& part);

/// What became of the rows of a sound part.
[[nodiscard]] std::vector<RowStatus> read_status(
    const std::filesystem::path& file, const Layout& layout);

}  // namespace twinning
