#pragma once

#include "storage/catalogue.hpp"

#include <map>
#include <string>
#include <vector>

namespace motcua::storage {

// Units and who stands above whom. Used by the importer of units, which must see the whole before it writes a part.
class UnitTree {
public:
    // Adds a unit, or replaces the one of its code.
    void put(const Unit& unit);

    // Null when there is none.
    const Unit* find(const std::string& code) const;

    // By code.
    std::vector<const Unit*> units() const;

    // Whether the way up from a unit leads back to it.
    bool is_in_a_circle(const std::string& code) const;

    // Every unit with its place, parents before their children. Only for trees without circles and unknown parents, in
    // which every root is an agency.
    std::vector<UnitPlace> places() const;

private:
    const Unit* parent(const Unit& unit) const;

    std::map<std::string, Unit> units_;
};

}  // namespace motcua::storage
