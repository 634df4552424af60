#pragma once

#include <string>

namespace motcua {

// A commitment to personal data or free text kept elsewhere: SHA-256 of salt and value, 64 hexadecimal digits.
struct Seal {
    std::string digest;

    bool operator==(const Seal&) const = default;
};

}  // namespace motcua
