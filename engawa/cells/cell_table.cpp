#include "engawa/cells/cell_table.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstring>

#include "engawa/cells/problems.hpp"

namespace engawa::cells {
namespace {

constexpr std::string_view magic = "ECT1";
constexpr std::size_t raw_bytes_max = std::size_t{512} << 20;

void put_number(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, static_cast<std::uint32_t>(text.size()));
  out.append(text);
}

void put_texts(std::string& out, const std::vector<std::string>& texts) {
  put_number(out, static_cast<std::uint32_t>(texts.size()));
  for (const auto& text : texts) put_text(out, text);
}

template <class Number>
void put_numbers(std::string& out, const std::vector<Number>& numbers) {
  put_number(out, static_cast<std::uint32_t>(numbers.size()));
  const auto at = out.size();
  out.resize(at + numbers.size() * sizeof(Number));
  if (!numbers.empty())
    std::memcpy(out.data() + at, numbers.data(), numbers.size() * sizeof(Number));
}

// Reads what the put_ functions wrote; `good` turns false at the first byte that is missing.
struct Reader {
  std::string_view bytes;
  bool good = true;

  std::string_view take(std::size_t size) {
    if (size > bytes.size()) {
      good = false;
      return {};
    }
    const auto part = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return part;
  }
  std::uint32_t number() {
    const auto part = take(4);
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(part[i])) << (8 * i);
    }
    return value;
  }
  std::string text() { return std::string(take(number())); }
  std::vector<std::string> texts() {
    std::vector<std::string> all;
    for (std::uint32_t left = number(); left > 0 && good; --left) all.push_back(text());
    return all;
  }
  template <class Number>
  std::vector<Number> numbers() {
    const std::size_t size = number();
    const auto part = take(size * sizeof(Number));
    std::vector<Number> all(part.size() / sizeof(Number));
    if (!all.empty()) std::memcpy(all.data(), part.data(), part.size());
    return all;
  }
};

std::string deflate_bytes(const std::string& raw) {
  uLongf size = compressBound(raw.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
            reinterpret_cast<const Bytef*>(raw.data()), raw.size(), 6);
  packed.resize(size);
  return packed;
}

}  // namespace

int CellTable::masked_cell_count() const {
  return static_cast<int>(std::count(counts.begin(), counts.end(), masked));
}

std::string encode(const CellTable& table) {
  std::string raw;
  put_text(raw, table.item);
  put_number(raw, static_cast<std::uint32_t>(table.level));
  put_number(raw, static_cast<std::uint32_t>(table.scope));
  put_number(raw, static_cast<std::uint32_t>(table.measure));
  put_number(raw, static_cast<std::uint32_t>(table.mask_rule));
  put_number(raw, static_cast<std::uint32_t>(table.fiscal_year.year));
  put_texts(raw, table.classes);
  put_texts(raw, table.area_codes);
  put_numbers(raw, table.counts);
  put_numbers(raw, table.means);
  std::string out{magic};
  put_number(out, static_cast<std::uint32_t>(raw.size()));
  return out + deflate_bytes(raw);
}

base::Result<CellTable> decode(std::string_view bytes) {
  const auto damaged = [](std::string what) {
    return base::make_problem(problems::damaged_table, std::move(what));
  };
  Reader head{bytes};
  if (head.take(magic.size()) != magic) return damaged("header");
  const std::size_t raw_size = head.number();
  if (!head.good || raw_size > raw_bytes_max) return damaged("size");
  std::string raw(raw_size, '\0');
  uLongf size = raw_size;
  const int code = uncompress(reinterpret_cast<Bytef*>(raw.data()), &size,
                              reinterpret_cast<const Bytef*>(head.bytes.data()), head.bytes.size());
  if (code != Z_OK || size != raw_size) return damaged("compressed cells");
  Reader in{raw};
  CellTable table;
  table.item = in.text();
  table.level = static_cast<Level>(in.number());
  table.scope = static_cast<Scope>(in.number());
  table.measure = static_cast<Measure>(in.number());
  table.mask_rule = static_cast<MaskRule>(in.number());
  table.fiscal_year.year = static_cast<int>(in.number());
  table.classes = in.texts();
  table.area_codes = in.texts();
  table.counts = in.numbers<std::int32_t>();
  table.means = in.numbers<double>();
  const std::size_t cells =
      table.measure == Measure::Count ? table.counts.size() : table.means.size();
  if (!in.good || !in.bytes.empty() || cells != table.positions()) return damaged("cells");
  return table;
}

}  // namespace engawa::cells
