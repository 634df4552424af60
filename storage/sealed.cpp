#include "storage/sealed.hpp"

#include "domain/fields.hpp"
#include "storage/hashes.hpp"

#include <utility>

namespace motcua::storage {

SealedValue seal_value(std::string field, std::string value)
{
    std::string salt = random_hex(16);
    Seal seal = commitment(salt, value);
    return {std::move(field), std::move(salt), std::move(value), std::move(seal)};
}

Seal commitment(std::string_view salt, std::string_view value)
{
    return {sha256_hex(std::string{salt} + std::string{value})};
}

Params params_of(const std::string& dossier, std::int64_t n, const SealedValue& value)
{
    return {{"dossier_code", dossier}, {"n", n}, {"field", value.field}, {"salt", value.salt}, {"value", value.value}};
}

void insert_sealed(Session& session, const std::string& dossier, std::int64_t n, const SealedValue& value)
{
    session.execute(
        "INSERT INTO sealed (dossier_code, n, field, salt, value) VALUES (:dossier_code, :n, :field, :salt, :value)",
        params_of(dossier, n, value));
}

std::vector<OpenedValue> opened_values(Session& session, const std::string& dossier)
{
    std::vector<OpenedValue> values;
    session.each<std::int64_t, std::string, std::string, std::string>(
        "SELECT n, field, salt, value FROM sealed WHERE dossier_code = :dossier ORDER BY n, field",
        {{"dossier", dossier}}, [&](auto&& row) {
            auto& [n, field, salt, value] = row;
            values.push_back({n, std::move(field), std::move(salt), std::move(value)});
        });
    return values;
}

std::string write_papers(const std::vector<HandedIn>& papers)
{
    std::string out;
    for (const HandedIn& paper : papers) out += write_fields(paper);
    return out;
}

std::optional<std::vector<HandedIn>> read_papers(std::string_view text)
{
    std::vector<HandedIn> papers;
    FieldReader reader{text};
    while (!reader.at_end()) {
        HandedIn::fields(papers.emplace_back(), reader);
        if (reader.failed()) return std::nullopt;
    }
    return papers;
}

}  // namespace motcua::storage
