#pragma once

#include "domain/events.hpp"

#include <optional>
#include <string>
#include <string_view>

// The canonical form of events: what is stored, hashed and read back, in the lines of domain/fields.hpp.

namespace motcua {

// The fields of the body alone, as stored in the journal's payload.
std::string canonical_payload(const EventBody& body);

// The whole event: a first line that names the form's version, the head, then the payload. These bytes are chained:
// hash = SHA-256(previous hash ‖ canonical bytes), where the previous hash of the first event is empty.
std::string canonical_bytes(const Event& event);

// The body a payload stands for; nothing when the kind is unknown, or a field is missing, out of order, ill-formed or
// left over. For every body: parse_payload(kind_of(b), canonical_payload(b)) == b.
std::optional<EventBody> parse_payload(std::string_view kind, std::string_view payload);

}  // namespace motcua
