/// English sentences, so that English words between Vietnamese ones are known to stay as they are.
enum ForeignSentences {
  /// Each sentence some times over.
  static let all: [String] = Array(repeating: text.split(separator: "\n").map(String.init), count: 10).flatMap { $0 }

  private static let text = """
    The company said on Monday that it will open a new factory in the north of the country.
    We are going to the market to buy some rice and a few bananas for the long trip.
    Do you want to come with us to the beach this weekend?
    He has been a teacher in this town for more than ten years.
    To be or not to be is a question that many people ask.
    The price of oil went up again because of the war.
    Please send me the report by email before noon.
    How are you? I am fine, thank you very much.
    The quick answer is that no one knows what to do.
    She can go to the office on her own if the bus is late.
    This is the best song of the year so far.
    Made in Vietnam is a label that you can see on many shoes.
    The data can be read by any program that knows the format.
    It is too hot to go out in the sun at noon.
    The team won the game by two goals to one.
    All men are born free and have the same rights.
    Open the file, change the first line and save it under a new name.
    If the test fails, run the tool again with the long option.
    The city has a plan to clean the canals and plant more trees.
    There is a cat on the roof and a dog in the garden.
    You can not have your cake and eat it too.
    The bank may raise the rate in the next quarter.
    My name is Nam and I come from a small town near Hue.
    Please do not touch the paintings on the wall.
    Let me know when the meeting is over.
    Thanks for the gift, it is so nice of you.
    The minister told the press that the bridge will be ready in May.
    One of the main goals of the project is to help poor families.
    The song was sung by a man with a guitar and a big hat.
    No, I do not think that this is a good idea at all.
    We hope that the new law can help the people who lost their homes.
    Who let the dogs out of the house last night?
    The long road to the top is hard for any band.
    I can see the sea from the window of my room.
    Ten men can do the work of one machine in a day.
    The game is on, so please turn the sound down.
    Then the man went to the hotel and had tea with his son.
    Add the eggs and the milk, then mix them with the flour.
    The top ten list of the most popular phones has been made public.
    They do not want to pay more for the same service.
    Be careful, the floor is wet and you may fall.
    In the end we had to sell the car and the boat.
    The train to the airport leaves at nine from the main station.
    His first book was about love and the lack of it.
    Call me on the phone when you get to the hotel.
    Sign up for our news letter and get a free gift.
    Terms and conditions of use may change at any time.
    The best way to learn a language is to use it every day.
    Click here to read the full story on our web site.
    The history of the world is long and full of pain.
    The movie is based on a true story of two sisters.
    Can we go to the park to see the lions?
    Home is where the heart is, as they say.
    A fan of the club was hit by a can on the head.
    The US dollar fell to a new low against the euro.
    Breaking news from the capital: the talks have come to an end.
    Business is good, but the cost of land is too high.
    Human rights and the rule of law are part of the agreement.
    The United Nations and the World Bank have signed a memo of understanding.
    The Ministry of Health of the Kingdom of Thailand issued a warning.
    The man from Google said that the cloud is safe.
    Our top story: Apple and Samsung go to court again.
    The King and I is a play about a teacher in Siam.
    Bring me the menu and a glass of water, please.
    An apple a day can keep the doctor away.
    The University of Hanoi has a long list of partners.
    The song Let It Be was written by Paul.
    Made for each other is what the fans say about them.
    The Voice and Got Talent are shows on television.
    Time is money, so do it now and do not wait.
    Green tea is good for the heart and the mind.
    Do not go gentle into the night.
    The new phone has a big screen and a thin body.
    I love you more than I can say.
    Happy new year to all of you and to your families.
    The law on land and housing is hard to read.
    Sale off up to half the price on all bags and shoes.
    The chairman of the board of the company has left.
    We do not know if the thing is real or not.
    The king of pop is dead, long live the king.
    Come on in, the tea is hot and the bread is fresh.
    The men in black ran to the gate of the bank.
    Let us sing a song for the bride and the groom.
    It can be done in no time at all.
    The thing to do is to sit down and think.
    The van hit a tree and the man in it was hurt.
    You and me can be on the same team.
    The an and the are words that come before a noun.
    Big data, cloud and mobile are the trend of the day.
    He is a good man and he can help you.
    He said that he did not see the car.
    When he was a boy, he had a dog and two cats.
    If he can do it, then so can we.
    Live in the moment and do not hang on to the past.
    """
}
