#include "api/parties.hpp"

#include "domain/mail_address.hpp"
#include "storage/folding.hpp"

#include <algorithm>
#include <string_view>

namespace motcua::api {
namespace {

bool is_phone(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    return text.size() >= 8 && text.size() <= 15 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_id_number(std::string_view text)
{
    return text.size() >= 6 && text.size() <= 20 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
           });
}

storage::Party read_person(Reader& reader)
{
    storage::Party party;
    party.name = reader.line("name", 200);
    party.id_number = reader.optional_line("id_number", 40);
    party.phone = reader.optional_line("phone", 40);
    party.email = reader.optional_line("email", 254);
    party.address = reader.optional_line("address", 500);
    if (party.id_number) party.id_number = storage::without_separators(*party.id_number);
    if (party.phone) party.phone = storage::without_separators(*party.phone);
    // What was sent is personal data: a refusal names the field, not the value.
    if (party.id_number && !is_id_number(*party.id_number))
        reader.fault(Reason::invalid_value, "id_number", {"id_number"});
    if (party.phone && !is_phone(*party.phone)) reader.fault(Reason::invalid_value, "phone", {"phone"});
    if (party.email && !is_mail_address(*party.email)) reader.fault(Reason::invalid_value, "email", {"email"});
    return party;
}

}  // namespace

storage::Party read_party(Reader reader)
{
    storage::Party party = read_person(reader);
    reader.finish();
    return party;
}

storage::Party read_submitter(Reader reader)
{
    storage::Party party = read_person(reader);
    party.authority = reader.optional_line("authority", 500);
    reader.finish();
    return party;
}

}  // namespace motcua::api
