use super::*;

#[test]
fn an_id_is_read_back_as_it_was_written() -> Result<(), IdError> {
    for seed in 0..=255_u8 {
        let bits = u128::from(seed).wrapping_mul(0x0123_4567_89ab_cdef_0f1e_2d3c_4b5a_6979).to_be_bytes();
        let agent = AgentId::from_random(bits);
        assert_eq!(agent.to_string().parse::<AgentId>()?, agent);
        assert_eq!(agent.to_string().len(), 26);
        let conversation = ConversationId::from_random(u16::from(seed) * 257, bits);
        assert_eq!(conversation.to_string().parse::<ConversationId>()?, conversation);
    }
    Ok(())
}

#[test]
fn a_text_with_spare_bits_or_foreign_letters_is_no_id() {
    let zero = "a".repeat(26);
    assert!(zero.parse::<TabId>().is_ok());
    for wrong in ["", "a", &"A".repeat(26), &"a".repeat(27), &("a".repeat(25) + "b"), &("a".repeat(25) + "1")] {
        assert_eq!(wrong.parse::<TabId>(), Err(IdError), "{wrong}");
    }
    for wrong in ["", "-", &zero, &format!("+1-{zero}"), &format!("01-{zero}"), &format!("65536-{zero}")] {
        assert_eq!(wrong.parse::<ConversationId>(), Err(IdError), "{wrong}");
    }
}

#[test]
fn a_site_is_a_short_plain_word() {
    for right in ["main", "a", "shop-2"] {
        assert!(right.parse::<SiteId>().is_ok(), "{right}");
    }
    for wrong in ["", "-a", "a-", "Shop", "a/b", "a.b", "é", &"a".repeat(33)] {
        assert_eq!(wrong.parse::<SiteId>(), Err(IdError), "{wrong}");
    }
}
