#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace motcua {

// The texts one after the other, with something between them.
inline std::string joined(const std::vector<std::string>& texts, std::string_view between)
{
    std::string out;
    for (const std::string& text : texts) {
        if (!out.empty()) out += between;
        out += text;
    }
    return out;
}

// The texts between the commas of another; none of an empty one.
inline std::vector<std::string> split(std::string_view text)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        parts.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return parts;
}

}  // namespace motcua
