#pragma once

#include "domain/figures.hpp"

#include <cstdint>
#include <span>
#include <string_view>

// The shares that are published, each with its name and what it divides by what. Several on-time rates are in use, and
// they differ by points: no share is ever shown without saying which one it is.

namespace motcua {

struct Rate {
    std::string_view key;
    std::string_view name_vi;
    std::string_view name_en;
    // What is divided by what, in a sentence.
    std::string_view sentence_vi;
    std::string_view sentence_en;
    std::string_view source;
    std::int64_t (*good)(const Figures&);
    std::int64_t (*all)(const Figures&);
};

// The four published on-time rates first, then those of apologies, supplements and handoffs.
std::span<const Rate> rates();

}  // namespace motcua
