// The pages: text full of tags and near misses, each with one title at a place of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace lanebench::page_titles {

/// The longest title element (start tag, text, end tag) has fewer bytes, so every page holds its title.
inline constexpr std::size_t kSmallestPage = 256;

/// The title of page `index`: one line, at most 90 bytes of UTF-8, that ends with the index: no two are
/// alike.
std::string title_of(std::uint64_t index);

/// Writes page `index`, at least kSmallestPage bytes: HTML whose first title element is anywhere in it, with
/// tags such as <titlebar> before it and, where there is room, a second title behind it. An HTML parser, a
/// careful regular expression and this workload's grammar (title.h) find the same title.
void write_page(std::uint64_t index, std::span<char> page);

}  // namespace lanebench::page_titles
