#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace motcua {

// The texts of an enumeration whose enumerators count up from zero: texts in the order of the enumerators.
template <class Enum, std::size_t N>
struct EnumNames {
    std::array<std::string_view, N> texts;

    constexpr std::string_view text(Enum value) const { return texts[static_cast<std::size_t>(value)]; }
    constexpr std::optional<Enum> value(std::string_view text) const
    {
        const auto found = std::ranges::find(texts, text);
        if (found == texts.end()) return std::nullopt;
        return static_cast<Enum>(found - texts.begin());
    }
};

}  // namespace motcua
