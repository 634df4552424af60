#pragma once

#include "domain/events.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Personal data and free text live outside the journal; an event commits to each by SHA-256 of a random salt and the
// value. Deleting the row later leaves the chain whole and the value unknowable.

namespace motcua::storage {

// A value on its way into a `sealed` row: made before the rules decide, written with the event they decide on.
struct SealedValue {
    std::string field;  // the event's field that commits to it
    std::string salt;
    std::string value;
    Seal seal;
};

SealedValue seal_value(std::string field, std::string value);

// The commitment to a value under a salt.
Seal commitment(std::string_view salt, std::string_view value);

// The columns of a row of `sealed` with their values.
Params params_of(const std::string& dossier, std::int64_t n, const SealedValue& value);

void insert_sealed(Session& session, const std::string& dossier, std::int64_t n, const SealedValue& value);

// What an event's seals stand for, as far as it is still kept.
struct OpenedValue {
    std::int64_t n = 0;
    std::string field;
    std::string salt;
    std::string value;
};
std::vector<OpenedValue> opened_values(Session& session, const std::string& dossier);

// A person of a dossier. Absent: not stated.
struct Party {
    std::string name;
    std::optional<std::string> id_number = {};
    std::optional<std::string> phone = {};
    std::optional<std::string> email = {};
    std::optional<std::string> address = {};
    std::optional<std::string> authority = {};  // of a submitter: the paper by which they act for the applicant

    static void fields(auto& e, auto&& f)
    {
        f("name", e.name);
        f("id_number", e.id_number);
        f("phone", e.phone);
        f("email", e.email);
        f("address", e.address);
        f("authority", e.authority);
    }
    bool operator==(const Party&) const = default;
};

// A paper that lies in a dossier.
struct HandedIn {
    std::string name;
    std::int64_t originals = 0;
    std::int64_t copies = 0;

    static void fields(auto& e, auto&& f)
    {
        f("name", e.name);
        f("originals", e.originals);
        f("copies", e.copies);
    }
    bool operator==(const HandedIn&) const = default;
};

std::string write_papers(const std::vector<HandedIn>& papers);
// Nothing for a text write_papers() did not write.
std::optional<std::vector<HandedIn>> read_papers(std::string_view text);

}  // namespace motcua::storage
