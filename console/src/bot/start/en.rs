//! In English.

use super::Ready;

pub(super) const ANSWERS: [Ready; 8] = [
    Ready {
        title: "Shipping and delivery",
        phrasings: &[
            "How long does delivery take?",
            "When will my parcel arrive?",
            "What does shipping cost?",
            "Can I choose a delivery time?",
            "Do you deliver on Saturdays?",
            "Do you ship abroad?",
        ],
        body: "Order before [4 pm] on a working day, and your parcel leaves the same day. It is with you within [1 to 2 working days].\n\nShipping costs [€4.95], and nothing from [€50] on.",
    },
    Ready {
        title: "Returns and exchanges",
        phrasings: &[
            "How do I send something back?",
            "Can I exchange it?",
            "How many days do I have to return it?",
            "Does a return cost anything?",
            "When do I get my money back?",
            "I want to return my order",
        ],
        body: "You have [30 days] to send something back. Register your return at [address of the returns page] and stick the label on the box.\n\nReturns cost [nothing]. Your money is back within [5 working days] of the parcel reaching us.",
    },
    Ready {
        title: "Sizes and fit",
        phrasings: &[
            "Which size do I need?",
            "Does this run large or small?",
            "Do you have a size chart?",
            "I am between two sizes",
            "What are the measurements?",
        ],
        body: "Every product has a size chart on its page. Most of them fit [true to size]; if you are between two sizes, take [the larger one].\n\nDoes it not fit after all? Exchanges are [free].",
    },
    Ready {
        title: "Payment",
        phrasings: &[
            "How can I pay?",
            "Do you take PayPal?",
            "Can I pay later?",
            "Do you accept credit cards?",
            "My payment failed",
            "Where do I find my invoice?",
        ],
        body: "You can pay with [PayPal, card, or an invoice].\n\nIf a payment failed, nothing was charged: just try again. Your invoice is [in the confirmation mail].",
    },
    Ready {
        title: "Where is my order?",
        phrasings: &[
            "Where is my parcel?",
            "I have not received anything yet",
            "Can I track my shipment?",
            "What is the status of my order?",
            "I did not get a tracking link",
            "My package has not arrived",
        ],
        body: "As soon as your parcel is on its way, you get a mail with a link to follow it. Have a look in your junk mail, too.\n\nIf it is not with you after [3 working days], talk to a person and have your order number at hand.",
    },
    Ready {
        title: "Opening hours and contact",
        phrasings: &[
            "When are you open?",
            "Are you open on Sundays?",
            "What is your phone number?",
            "Do you have a shop?",
            "Where are you located?",
        ],
        body: "We are open [Monday to Friday from 9 am to 5:30 pm].\n\nOur shop is at [address]. You can call us on [phone number].",
    },
    Ready {
        title: "Complaint or broken product",
        phrasings: &[
            "My product is broken",
            "I want to make a complaint",
            "There is a mistake in my order",
            "I received the wrong item",
            "It arrived damaged",
            "Is it still under warranty?",
        ],
        body: "We are sorry, and we will put it right. Send a photo of what is wrong and your order number to [e-mail address], or talk to a person here.\n\nYou get an answer within [1 working day].",
    },
    Ready {
        title: "Question about a product",
        phrasings: &[
            "Is this item in stock?",
            "When will it be available again?",
            "What material is it made of?",
            "Do you have this in another colour?",
            "How do I wash it or look after it?",
            "Can you advise me on a product?",
        ],
        body: "The page of each product says whether it is in stock, and everything about [material, colours and care].\n\nIf something is sold out, you can [leave your e-mail address]: you hear from us as soon as it is back.",
    },
];
