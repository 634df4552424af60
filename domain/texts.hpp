#pragma once

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

}  // namespace motcua
