#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engawa/base/result.hpp"
#include "engawa/checkups/checkup_document.hpp"

namespace engawa::checkups {

/// What an XML file of an archive is (電子的標準様式).
enum class XmlKind : std::uint8_t {
  Checkup,   ///< hc08: 特定健診
  Guidance,  ///< hg08: 特定保健指導
  Index,     ///< ix08: 交換用基本情報
  Summary,   ///< su08: 集計情報
  Claim,     ///< cc08, gc08: 決済情報
  Schema     ///< XSD
};

/// ix08: what an archive says of itself. Views into the reader.
struct ArchiveIndex {
  std::string_view interaction_type;
  std::string_view sender_insurer;    ///< empty when the sender is no insurer
  std::string_view receiver_insurer;  ///< empty when the receiver is no insurer
  int record_count = -1;              ///< -1 when it is not written
};

/// Reads hc08 and ix08 documents, one after the other, reusing its memory. One thread at a time.
///
/// Rules: XSD hc08_V08 and ix08_V08, defaults of codeSystem included; state and censoring as the
/// ministry's samples write them (negationInd, nullFlavor, a second value H or L of
/// 2.16.840.1.113883.5.83). Both namespaces of ix08 are taken. No DTD, no entities.
class Hc08Reader {
 public:
  explicit Hc08Reader(const ItemMaster& items) : m_items(items) {}

  /// Parses `bytes` and says what it is. `place` only names the document in problems. FMT-009 not
  /// well-formed, FMT-010 DTD or entities, FMT-011 larger than 8 MiB, CHK-002 another kind of XML,
  /// CHK-003 the right element in another namespace.
  [[nodiscard]] base::Result<XmlKind> open(std::string bytes, const base::Place& place);

  /// Keeps a copy of every document as it came, for passing it on byte for byte.
  void keep_originals() { m_keeps_originals = true; }

  /// The checkup that open() found. Observations of codes that cannot be used carry the problem.
  /// Valid until the next open(). Requires XmlKind::Checkup.
  [[nodiscard]] const CheckupDocument& checkup();

  /// The index that open() found. Requires XmlKind::Index.
  [[nodiscard]] ArchiveIndex index() const;

 private:
  [[nodiscard]] pugi::xml_node root() const { return m_tree.document_element(); }
  void read_person(const pugi::xml_node& patient_role);
  void read_section(const pugi::xml_node& section);
  void read_observation(const pugi::xml_node& node, std::string_view section, int depth);
  std::string_view keep_text(const pugi::xml_node& node);

  const ItemMaster& m_items;
  std::string m_bytes;
  bool m_keeps_originals = false;
  std::string m_original;
  pugi::xml_document m_tree;
  CheckupDocument m_document;
  std::vector<std::unique_ptr<std::string>> m_texts;  // of elements with more than one text
};

}  // namespace engawa::checkups
