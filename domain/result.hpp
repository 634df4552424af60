#pragma once

#include "domain/reason.hpp"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua {

// An outcome a user can cause and has to be told about.
struct Rejection {
    Reason reason;
    // JSON pointer (RFC 6901) to the field at fault; empty when the request as a whole is.
    std::string pointer = {};
    // What the sentences of the reason mention, in their order ({0}, {1} …).
    std::vector<std::string> arguments = {};

    bool operator==(const Rejection&) const = default;
};

// A value, or the reason there is none. Broken environments (database gone, disk full) are exceptions instead.
template <class T>
using Result = std::expected<T, Rejection>;

inline std::unexpected<Rejection> reject(Reason reason,
                                         std::string pointer = {},
                                         std::vector<std::string> arguments = {})
{
    return std::unexpected(Rejection{reason, std::move(pointer), std::move(arguments)});
}

}  // namespace motcua
